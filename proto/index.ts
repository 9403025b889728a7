/**
 * The wire contract: the .proto files, the code generated from them (drift-checked) and the only
 * way to encode and decode with it. It promises that decoding hostile bytes throws or yields a
 * plain object with the declared field types, never a 64-bit `Long`. It knows nothing of what
 * records mean.
 */
export { type Codec, messageCodec, wire } from './codec.ts'
export { digestTopic, protocols } from './protocol.ts'
