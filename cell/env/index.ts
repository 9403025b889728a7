/**
 * What a cell needs from the world, as small ports: clock, random, log, store, signer, bus; and the
 * one table of faults. It owns no state and does no I/O. Adapters live in agent/rack (real) and sim
 * (virtual).
 */
export { assert } from './assert.ts'
export {
  type Admission,
  type Bus,
  frameBytesMax,
  gossipBytesMax,
  helloBytesMax,
  type PeerKey,
  type RequestHandler,
  requestsPerPeerMax,
  type Verdict,
} from './bus.ts'
export type { Clock } from './clock.ts'
export { Fault, type FaultCode, type FaultDetails, faults, type Retry } from './fault.ts'
export { sha256, sha256Of } from './hash.ts'
export type { KeyRange, KeyValueStore, StoreOperation } from './key-value-store.ts'
export { type Log, type LogFields, silentLog } from './log.ts'
export { type Random, randomHex, randomUuid } from './random.ts'
export type { Signer, Verifier } from './signer.ts'
