import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import type { Libp2p } from '@libp2p/interface'
import { noise } from '@libp2p/noise'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import type { Multiaddr } from '@multiformats/multiaddr'
import { createLibp2p, type Libp2pOptions } from 'libp2p'
import type { Gate } from './gate.ts'
import { gatedRegistrar, withRegistrar } from './gated-registrar.ts'
import type { Gossip } from './gossip.ts'
import * as limits from './limits.ts'
import { sturdyYamux } from './muxer.ts'

/** What makes a node. */
interface NodeOptions {
  /** Ed25519 seed of the cell key: the cell's key is the node's. */
  readonly seed: Uint8Array
  readonly listen: readonly string[]
  readonly announce: readonly string[]
  readonly gate: Gate
  readonly gossip: Gossip
}

/** A libp2p node, and where it listens. */
export interface Node {
  readonly libp2p: Libp2p
  listening(): readonly Multiaddr[]
}

/** Every setting of connections by name, with its reason. */
const connectionManager = {
  maxConnections: limits.connectionsMax,
  // Five per second by default, which cells behind one NAT use up with the first rack.
  inboundConnectionThreshold: limits.connectionsPerSecondPerHostMax,
  // Ten by default: a cluster that starts at once has more.
  maxIncomingPendingConnections: limits.connectionsPendingMax,
  maxParallelDials: limits.dialsMax,
  maxDialQueueLength: limits.dialQueueMax,
  maxPeerAddrsToDial: limits.addressesMax,
  dialTimeout: limits.dialMs,
  addressDialTimeout: limits.addressDialMs,
  inboundUpgradeTimeout: limits.upgradeMs,
  inboundStreamProtocolNegotiationTimeout: limits.negotiateMs,
  outboundStreamProtocolNegotiationTimeout: limits.negotiateMs,
  connectionCloseTimeout: limits.closeMs,
  // Peers are dialled again by the dialer of the cell, which knows the roster.
  reconnectRetries: 0,
  // No /dnsaddr: it would ask resolvers on the internet.
  resolvers: {},
}

/**
 * Makes a node that is not started: TCP, noise, yamux; identify (behind the gate, and asked only
 * once a peer is in); ping; gossip. It discovers nobody and dials nobody by itself.
 */
export async function createNode(options: NodeOptions): Promise<Node> {
  const { seed, listen, announce, gate, gossip } = options
  let listening: () => readonly Multiaddr[] = () => []
  const settings: Libp2pOptions = {
    privateKey: await generateKeyPairFromSeed('Ed25519', seed),
    nodeInfo: { name: 'rackcell', version: '1', userAgent: 'rackcell' },
    addresses: { listen: [...listen], announce: [...announce] },
    transports: [tcp({ outboundSocketInactivityTimeout: 0, inboundSocketInactivityTimeout: 0 })],
    connectionEncrypters: [noise()],
    streamMuxers: [sturdyYamux()],
    connectionManager,
    // It cuts a connection after one late answer, also when it was this process that stood still.
    // LinkWatch does the same with more patience.
    connectionMonitor: { enabled: false },
    services: {
      identify: (components) => {
        const { transportManager } = components
        listening = () => transportManager.getAddrs()
        const registrar = gatedRegistrar(components.registrar, gate)
        return identify({ runOnConnectionOpen: false })(withRegistrar(components, registrar))
      },
      ping: ping(),
      pubsub: (components) => gossip.service(components),
    },
    start: false,
  }
  const libp2p = await createLibp2p(settings)
  libp2p.addEventListener('connection:open', ({ detail }) => gate.open(detail))
  libp2p.addEventListener('connection:close', ({ detail }) => gate.close(detail))
  return { libp2p, listening: () => listening() }
}
