/**
 * What cells tell each other: who is alive (pulse), who is in the cluster (roster), what there is
 * (digests by gossip, tables by anti-entropy) and the entries themselves (pull). It owns the
 * replicas of other cells' feeds and the connection to each of them. It promises that nothing is
 * folded that its writer did not sign, could not say, or said before; that a lost message costs
 * time only; and that nothing here is waited for by a node that boots. It decides nothing about
 * records: those rules are their owner's.
 */
export { Announcer } from './announcer.ts'
export { Dialer, type Member } from './dialer.ts'
export { DigestWatch } from './digest-watch.ts'
export { type FeedWork, ownWork, type PullAnswer } from './feed-work.ts'
export type { Answered } from './forward.ts'
export {
  type Arrived,
  type ImageWork,
  lastOfEach,
  type NextImage,
  type Written,
  writtenBy,
} from './image-work.ts'
export * as limits from './limits.ts'
export { Liveness, type LivenessOptions, thresholds } from './liveness.ts'
export { countMissing, type Loss, type Losses, lossRemedy, lossText } from './losses.ts'
export type { FeedMark } from './message.ts'
export { type FeedName, type FeedPosition, publicFeed } from './pull.ts'
export { Reconciler, type ReconcileState } from './reconciler.ts'
export { type Judge, noNews, ReplicaImage } from './replica-image.ts'
export { Replicator, type ReplicatorOptions, type ReplicatorPorts } from './replicator.ts'
export { repeat } from './round.ts'
export { AntiEntropy, type SyncPorts } from './sync.ts'
