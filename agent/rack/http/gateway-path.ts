/**
 * Paths as clients write them that know the services only behind a gateway (reference smd-bss 0.3):
 * what the gateway would take away is taken away here.
 */

/** What stands in front of a service's own path, and where that path must begin. */
const prefixes = [
  { prefix: '/apis/bss', own: '/boot/v1' },
  { prefix: '/bss', own: '/boot/v1' },
  { prefix: '/apis/smd', own: '/hsm/v2' },
  { prefix: '/smd', own: '/hsm/v2' },
] as const

/** The boot service's own cloud-init paths stand at its root, where cloud-init's are here. */
const bssDocuments = /^\/(?:meta-data|user-data|phone-home)\/?(?=$|\?)/

/** The path and query without a gateway's prefix; as they are when there is none. */
export function behindGateway(url: string): string {
  // Two letters tell nearly every request apart: this stands before all of them.
  if (!url.startsWith('/a') && !url.startsWith('/b') && !url.startsWith('/s')) return url
  for (const { prefix, own } of prefixes) {
    if (!url.startsWith(`${prefix}/`)) continue
    const path = url.slice(prefix.length)
    if (path.startsWith(own)) return path
    if (own === '/boot/v1' && bssDocuments.test(path)) return own + path
  }
  return url
}
