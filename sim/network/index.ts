/**
 * The network between cells in virtual time: the Bus port, and the network below it with its
 * weather, partitions, broken links and crashes. It promises the same order of events for the same
 * seed and the same calls, and the same port as libp2p (test/contract/bus-suite.ts holds it to
 * that). It models what a cell can tell: who is connected, what arrives, late, twice, or never; it
 * does not model packets, nor encryption: a simulated peer always is who its key says.
 */
export { createSimBus, type SimBusOptions } from './sim-bus.ts'
export {
  type CutDirection,
  type Flapping,
  SimNetwork,
  type SimNetworkOptions,
} from './sim-network.ts'
export type { Fanout } from './spread.ts'
export { calm, type NetworkWeather } from './weather.ts'
