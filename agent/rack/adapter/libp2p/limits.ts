/** A connection without a completed hello is closed after this long: it takes two round trips. */
export const helloMs = 5_000
/** Connections that may be in their hello at once; a cluster of 1,000 cells starts with 64 each. */
export const greetingsMax = 128
/** Connections with one peer: two when both dial at once, and those not yet known as dead. */
export const connectionsPerPeerMax = 4
/** Why a peer was refused, in bytes: a sentence for both logs. */
export const reasonBytesMax = 512
/** Refusals are logged as warnings at most this often; the rest is counted. */
export const refusalLogMs = 1_000
/** Addresses tried for one peer: a host has a few networks. */
export const addressesMax = 16

/** How long one address may take to answer: a dead one must not use up the time of the others. */
export const addressDialMs = 2_000
/** How long all addresses of a peer may take; whoever dials has a shorter limit. */
export const dialMs = 10_000
/** Dials at once: each costs 20 ms of a core, and the loop has other things to do. */
export const dialsMax = 8
/** Dials that may wait: one per neighbour in a full mesh of 500 cells. */
export const dialQueueMax = 512
/** Connections in all: 64 neighbours, each four times, and strangers in their hello. */
export const connectionsMax = 512
/** New connections per second from one host: all cells behind one NAT are one host. */
export const connectionsPerSecondPerHostMax = 100
/** Connections whose encryption is being agreed upon at once. */
export const connectionsPendingMax = 256
/** How long encryption and multiplexing of a new connection may take. */
export const upgradeMs = 5_000
/** How long the choice of a protocol on a new stream may take. */
export const negotiateMs = 5_000
/** How long a connection may take to close before it is cut. */
export const closeMs = 1_000

/** Streams per connection and direction: the requests of one peer, gossip and upkeep. */
export const streamsMax = 640
/** Bytes that a peer may send on a stream before they are read: one full frame. */
export const streamWindowBytes = 1 << 20
/** Unread bytes at which a stream is cut: above the window, so only a faulty peer gets there. */
export const streamReadBytesMax = 4 << 20
/** Bytes on their way out that are held together until the turn of the event loop is over. */
export const heldBytesMax = 32 << 10
/** How long an asker may take to send its request once it has opened the stream. */
export const requestReadMs = 10_000

/** Neighbours that get each message at once: fewer copies than the usual 6, about one hop more. */
export const meshPeers = 4
/** Below this, neighbours are added to the mesh. */
export const meshPeersMin = 2
/** Above this, neighbours are taken out of the mesh. */
export const meshPeersMax = 8
/** Of these at least so many must be peers that this cell has dialled itself. */
export const meshPeersDialled = 1
/**
 * Largest packet of gossip that is read. It is above all that gossipsub sends: 5,000 messages of
 * 512 bytes. A larger one would make the link deaf.
 */
export const gossipPacketBytesMax = 4 << 20
/** Unsent gossip per peer; beyond, its stream is cut and opened anew. Digests may be lost. */
export const gossipUnsentBytesMax = 1 << 20
/** Gossip streams per connection and direction: one, and one that replaces it. */
export const gossipStreamsMax = 4
/** A rejected message counts so much against the neighbour; at -80 (three) it is not heard. */
export const rejectedWeight = -10
/** What is left of such a count after a second: a neighbour is heard again after some 20 s. */
export const rejectedDecay = 0.9
/** How long such a count outlives the connection, or reconnecting would be a way out of it. */
export const scoreKeptMs = 10_000

/** How often the links are looked at. */
export const linkTickMs = 1_000
/** A peer that is connected but cannot be heard by gossip for this long is disconnected. */
export const deafMs = 5_000
/** A connection over which nothing came for this long is tried: 12 bytes there and back. */
export const pingEveryMs = 5_000
/** A connection without an answer for this long is cut; stalls of this process do not count. */
export const pingSilenceMs = 10_000
/** Two connections with one peer are left alone for this long: both sides dialled at once. */
export const duplicateMs = 10_000
/** The lag of the event loop is that of the last 10 to 20 s. */
export const lagWindowMs = 10_000
/** How exactly the lag is measured. */
export const lagResolutionMs = 10

/** How long two nodes within this process may take to hear each other at the start. */
export const selfTestMs = 10_000
/** How often the self-test says its word again: gossip may be lost. */
export const selfTestRepeatMs = 50
