import { hostname, networkInterfaces } from 'node:os'

/**
 * Names and addresses that clients may reach this machine by: what is listened on, or every address
 * when it listens on all, beside those that the configuration lists and loopback.
 */
export function ownNames(host: string, listed: readonly string[]): readonly string[] {
  const isAny = host === '0.0.0.0' || host === '::'
  const everywhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    // fe80::1%eth0 needs a zone, which no certificate can name.
    .filter(({ address, scopeid }) => !address.startsWith('fe80:') && !scopeid)
    .map(({ address }) => address)
  const loopback = ['localhost', '127.0.0.1', '::1']
  return [...new Set([...listed, ...(isAny ? everywhere : [host]), hostname(), ...loopback])]
}
