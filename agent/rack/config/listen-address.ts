import { Fault } from '../../../cell/env/index.ts'

/** Where a cell listens. */
export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** Reads HOST:PORT, also [::1]:7601. Faults: INPUT_ADDRESS. */
export function parseListenAddress(text: string): ListenAddress {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s/[\]]+)):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[3])
  if (!match || port > 65_535) {
    throw new Fault('INPUT_ADDRESS', { message: `"${text}" is not HOST:PORT.` })
  }
  return { host: match[1] ?? match[2] ?? '', port }
}

/** `[::1]:7601`, `127.0.0.1:7601` */
export function formatListenAddress({ host, port }: ListenAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
