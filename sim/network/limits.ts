/** How long one address may stay silent to a dialler, in milliseconds: as with libp2p. */
export const addressDialMs = 2_000
/** Addresses tried for one peer: as with libp2p. */
export const addressesMax = 16
/**
 * A link over which nothing comes any more breaks after this time, in milliseconds: as by pings.
 */
export const breakAfterMs = { least: 10_000, most: 15_000 }
/** A message that was heard is not heard again for so long, in milliseconds: as with gossipsub. */
export const seenMs = 120_000
/** Neighbours to which a cell passes a message on; neighbours add themselves up to about twice. */
export const meshLinks = 4
/** With at most this many links all are used. */
export const meshLinksMax = 8
/** Bytes of an answer on their way or unread, beyond which the handler waits: a stream's window. */
export const windowBytes = 1 << 20
/** What a frame costs on the wire beside its content, in bytes: frame, yamux, noise, TCP and IP. */
export const frameOverheadBytes = 90
/** What opening a stream costs on the wire, in bytes: the choice of its protocol, both ways. */
export const streamOverheadBytes = 300
/**
 * What a message costs beside its content on each link, in bytes: gossipsub's packet, and those.
 */
export const gossipOverheadBytes = 150
/** What a connection costs, in bytes: noise and hello. */
export const connectionBytes = 4_000
