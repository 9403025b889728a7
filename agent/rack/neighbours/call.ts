import { Fault } from '../../../cell/env/index.ts'
import { type Codec, messageCodec, wire } from '../../../proto/index.ts'
import type { ForwardedCall } from '../peers.ts'

interface WireCall {
  readonly method: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body?: Uint8Array
  readonly client: string
}

const callCodec: Codec<WireCall> = messageCodec<WireCall>(wire.ForwardCall)
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** A call as it travels between cells. */
export function encodeCall({ method, url, headers, body, client }: ForwardedCall): Uint8Array {
  const lines = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return callCodec.encode({ method, url, headers: lines, client, ...(body ? { body } : {}) })
}

/** A call as a peer sent it. Fault: INPUT_BODY when it is none. */
export function decodeCall(bytes: Uint8Array): ForwardedCall {
  let call: WireCall
  try {
    call = callCodec.decode(bytes)
  } catch (cause) {
    throw new Fault('INPUT_BODY', { cause, message: 'The forwarded request cannot be read.' })
  }
  const { method, url, headers, body, client } = call
  if (!methods.has(method) || !/^\/[\x21-\x7e]*$/.test(url) || !headers.every(isHeader)) {
    throw new Fault('INPUT_BODY', { message: 'The forwarded request is not one.' })
  }
  const lines = Object.fromEntries(headers.map(({ name, value }) => [name, value]))
  return { method, url, headers: lines, client, ...(body ? { body } : {}) }
}

function isHeader({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return /^[a-z0-9-]{1,64}$/.test(name) && /^[\x20-\x7e]{0,16384}$/.test(value)
}
