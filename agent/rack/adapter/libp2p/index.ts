/**
 * The network between cells on libp2p: TCP, noise, yamux, identify, ping, gossipsub. It owns the
 * connections of this cell, and the gate through which each of them has to pass before anything is
 * heard on it. It promises what the Bus port says, that links which go deaf are noticed, and that
 * it dials nobody by itself. It does not know what a hello, a digest or a request means. It is the
 * only folder that knows libp2p.
 */
export {
  type BusDiagnostics,
  createLibp2pBus,
  type Libp2pBusOptions,
} from './libp2p-bus.ts'
export { selfTestBus } from './self-test.ts'
