import type { GossipSubComponents } from '@chainsafe/libp2p-gossipsub'
import type { Stream, StreamHandler, Topology } from '@libp2p/interface'
import type { Gate } from './gate.ts'

/** libp2p's register of who answers which protocol. */
type Registrar = GossipSubComponents['registrar']

/** The components of libp2p with another registrar. They are looked up by name, never listed. */
export function withRegistrar<Components extends object>(
  components: Components,
  registrar: Registrar,
): Components {
  return Object.create(components, { registrar: { value: registrar } })
}

/** A handler that only connections reach that were let in; others find their stream reset. */
export function gated(gate: Gate, handler: StreamHandler): StreamHandler {
  return (stream: Stream, connection) => {
    if (gate.isAdmitted(connection)) return handler(stream, connection)
    stream.abort(new Error('say hello first'))
  }
}

/**
 * The registrar as a service behind the gate sees it: its handlers are gated, and it hears of peers
 * from us (through the topology that `keep` is given) instead of from libp2p's identify.
 */
export function gatedRegistrar(
  registrar: Registrar,
  gate: Gate,
  keep: (topology: Topology) => void = () => {},
): Registrar {
  return {
    getProtocols: () => registrar.getProtocols(),
    handle: (protocol, handler, options) =>
      registrar.handle(protocol, gated(gate, handler), options),
    unhandle: (protocol, options) => registrar.unhandle(protocol, options),
    getHandler: (protocol) => registrar.getHandler(protocol),
    use: (protocol, middleware) => registrar.use(protocol, middleware),
    unuse: (protocol) => registrar.unuse(protocol),
    getMiddleware: (protocol) => registrar.getMiddleware(protocol),
    async register(protocol, topology) {
      keep(topology)
      return protocol
    },
    unregister: () => {},
    getTopologies: () => [],
  }
}
