/** TFTP on the wire (RFC 1350, 2347): only what a server that is read from needs. */
import { requestBytesMax } from './limits.ts'

/** What a client sends. */
export type ClientPacket =
  | {
      readonly kind: 'read'
      readonly file: string
      readonly mode: 'octet' | 'netascii'
      /** Names in lower case. */
      readonly options: ReadonlyMap<string, string>
    }
  | { readonly kind: 'ack'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly text: string }

/** Why bytes are none of these; each is a reason that is counted by this name. */
export type TftpFault = 'too-short' | 'too-long' | 'write' | 'operation' | 'text' | 'mode'

/** Codes of an ERROR (RFC 1350, appendix; 8 of RFC 2347). */
export const tftpError = { undefined: 0, notFound: 1, access: 2, operation: 4, options: 8 } as const

const [read, write, data, ack, error, optionAck] = [1, 2, 3, 4, 5, 6]

/** Reads what a client sends, or says why it cannot be. Never throws. */
export function readClientPacket(bytes: Uint8Array): ClientPacket | TftpFault {
  if (bytes.length < 4) return 'too-short'
  if (bytes.length > requestBytesMax) return 'too-long'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const operation = view.getUint16(0)
  if (operation === ack) return { kind: 'ack', block: view.getUint16(2) }
  if (operation === error) {
    const text = Buffer.from(bytes.subarray(4)).toString('latin1').replace(/\0.*$/s, '')
    return { kind: 'error', code: view.getUint16(2), text: text.replace(/\p{Cc}/gu, '?') }
  }
  if (operation === write) return 'write'
  return operation === read ? readRequest(bytes.subarray(2)) : 'operation'
}

function readRequest(bytes: Uint8Array): ClientPacket | TftpFault {
  // Each text ends with a NUL, the last one too.
  if (bytes.at(-1) !== 0) return 'text'
  const [file = '', mode = '', ...rest] = Buffer.from(bytes.subarray(0, -1))
    .toString('latin1')
    .split('\0')
  const known = mode.toLowerCase()
  if (known !== 'octet' && known !== 'netascii') return 'mode'
  const options = new Map<string, string>()
  for (let at = 0; at + 1 < rest.length; at += 2) {
    options.set((rest[at] ?? '').toLowerCase(), rest[at + 1] ?? '')
  }
  return { kind: 'read', file, mode: known, options }
}

/** A block of a file. */
export function dataBytes(block: number, part: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(4 + part.length)
  bytes.writeUInt16BE(data as number, 0)
  bytes.writeUInt16BE(block, 2)
  bytes.set(part, 4)
  return bytes
}

/** What was taken of the client's options. */
export function optionAckBytes(options: ReadonlyMap<string, string>): Uint8Array {
  const text = [...options].map(([name, value]) => `${name}\0${value}\0`).join('')
  return Buffer.concat([Buffer.of(0, optionAck as number), Buffer.from(text, 'latin1')])
}

/** An error, in words. */
export function errorBytes(code: number, text: string): Uint8Array {
  return Buffer.concat([Buffer.of(0, error as number, 0, code), Buffer.from(`${text}\0`, 'latin1')])
}
