import { createHash } from 'node:crypto'
import type { gossipsub, Message } from '@chainsafe/libp2p-gossipsub'
import * as limits from './limits.ts'

type GossipSettings = NonNullable<Parameters<typeof gossipsub>[0]>

/** Bytes of a message id: a collision would silence a message for two minutes. */
const messageIdBytes = 20

/**
 * A message is what it says: its id is the hash of topic and content. Nothing that a relay could
 * choose goes into it, so nobody can make a second id for the same digest.
 */
function messageId({ topic, data }: Message): Uint8Array {
  return createHash('sha256')
    .update(topic)
    .update('\0')
    .update(data)
    .digest()
    .subarray(0, messageIdBytes)
}

/** Only rejected messages count; all other scoring of topics is off. */
const topicScore = {
  topicWeight: 1,
  invalidMessageDeliveriesWeight: limits.rejectedWeight,
  invalidMessageDeliveriesDecay: limits.rejectedDecay,
  // A neighbour that is quiet or late is slow, not hostile.
  timeInMeshWeight: 0,
  firstMessageDeliveriesWeight: 0,
  meshMessageDeliveriesWeight: 0,
  meshFailurePenaltyWeight: 0,
}

/** Every setting of gossipsub by name, with its reason. */
export function gossipSettings(
  topics: readonly string[],
  packetBytesMax: number,
): Partial<GossipSettings> {
  return {
    // Digests carry their origin's signature; a second one by gossipsub would cost a third more.
    globalSignaturePolicy: 'StrictNoSign',
    msgIdFn: messageId,
    // The same digest said twice is no error.
    ignoreDuplicatePublishError: true,
    // A cell alone has nobody to tell.
    allowPublishToZeroTopicPeers: true,
    // A cell knows what it said.
    emitSelf: false,
    D: limits.meshPeers,
    Dlo: limits.meshPeersMin,
    Dhi: limits.meshPeersMax,
    // gossipsub asks for Dout < Dlo and Dscore <= Dhi.
    Dout: limits.meshPeersDialled,
    Dscore: limits.meshPeersMin,
    // A digest goes to the mesh, not to every neighbour: the others hear of it within a second.
    floodPublish: false,
    // No peers by hearsay: who is dialled is decided by the roster.
    doPX: false,
    // Everybody speaks gossipsub; floodsub has no way to refuse anything.
    fallbackToFloodsub: false,
    // Tags would make libp2p's own pruning of connections decide for us.
    tagMeshPeers: false,
    // Other topics are neither remembered nor relayed.
    allowedTopics: [...topics],
    maxInboundDataLength: packetBytesMax,
    maxOutboundBufferSize: limits.gossipUnsentBytesMax,
    maxInboundStreams: limits.gossipStreamsMax,
    maxOutboundStreams: limits.gossipStreamsMax,
    scoreParams: {
      // Cells behind one NAT, or on one host, share an address: by default more than ten of them
      // would be silenced. Who they are is proved by their key and their hello.
      IPColocationFactorWeight: 0,
      retainScore: limits.scoreKeptMs,
      topics: Object.fromEntries(topics.map((topic) => [topic, topicScore])),
    } as NonNullable<GossipSettings['scoreParams']>,
  }
}
