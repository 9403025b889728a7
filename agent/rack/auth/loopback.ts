import ipaddr from 'ipaddr.js'
import { Fault } from '../../../cell/env/index.ts'

/** Whether a host name or address is this machine as seen from itself; no name is looked up. */
export function isLoopback(host: string): boolean {
  const name = host
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
    .replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  if (!ipaddr.isValid(name) || !/[.:]/.test(name)) return false
  return ipaddr.process(name).range() === 'loopback'
}

/** Refuses to run without tokens where others can reach the cell. Faults: INPUT_CONFIG. */
export function requireLoopback(mode: 'on' | 'off', host: string): void {
  if (mode === 'on' || isLoopback(host)) return
  throw new Fault('INPUT_CONFIG', {
    message: `auth.mode is off, but http.listen is ${host}, which others can reach: without tokens a cell listens on loopback only (127.0.0.1 or ::1).`,
    details: { key: 'auth.mode', host },
  })
}
