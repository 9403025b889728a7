/** Every limit of the DHCP rules, with its unit and its reason. */

/**
 * Bytes of a message that is looked at: a jumbo frame's worth. Clients announce 1,500 and send some
 * 400.
 */
export const messageBytesMax = 9_216

/** Bytes that every host can take without saying so (RFC 2131, 2: 576 with the headers of IP). */
export const replyBytesMin = 548

/** Bytes of IP and UDP headers, which option 57 counts in. */
export const headerBytes = 28

/** Bytes of a reply at most, whatever a client announces: one Ethernet frame. */
export const replyBytesMax = 1_472

/** Shorter messages are padded to what BOOTP relays forward (RFC 1542, 2.1). */
export const paddedBytes = 300

/** Milliseconds that an address stays offered: clients take the first offer within some seconds. */
export const offerMs = 30_000

/** Milliseconds that an address rests after a client found it in use (RFC 2131, 3.1.5). */
export const quarantineMs = 3_600_000

/**
 * One part in so many of a network's pools is for machines of the inventory alone: strangers cannot
 * use it up.
 */
export const knownShare = 8

/** Milliseconds within which a machine cannot have been put elsewhere. */
export const movedMs = 10_000

/** Clients whose port is remembered; some 100 bytes each. */
export const clientsWatchedMax = 65_536

/** Unknown machines that are remembered; some 500 bytes each. A rack has a hundred. */
export const pendingMax = 1_024
