/**
 * The other cells as the rack agent sees them: replication over the bus, and on top of it what the
 * view and the routes ask for. It owns nothing: the replicator and the bus do. It promises that
 * reading never waits for a peer, and that a call is sent to the owner with the caller's own token.
 */
export { peersDuty, testNetwork } from './duty.ts'
export { neighboursOf } from './neighbours.ts'
export { type Executed, type Joined, joinPeers } from './open.ts'
