/** Every limit of the inventory rules, with its unit and its reason. */

/**
 * Characters of a normalised xname: names double as host names, and a DNS label ends at 63 (RFC
 * 1035, 2.3.4).
 */
export const xnameCharsMax = 63

/**
 * Characters of text offered as an xname, blanks and leading zeros included; more is refused
 * unread.
 */
export const xnameInputCharsMax = 255

/**
 * Characters of text offered as a MAC address: 17 in the longest notation, and a few blanks around
 * it.
 */
export const macInputCharsMax = 32

/**
 * Characters of text offered as an IP address: 45 for IPv6 with an IPv4 tail, and a few blanks
 * around it.
 */
export const ipInputCharsMax = 64

/**
 * Characters of refused input repeated in an error: enough to recognise it, too few to flood a log.
 */
export const quotedCharsMax = 64

/** Names that one node set may stand for: ten times the largest cluster we know how to serve. */
export const nodeSetNamesMax = 100_000

/**
 * Names made or looked at while one node set is worked out; bounds `a[1-90000],a[1-90000],…` and
 * globs.
 */
export const nodeSetWorkMax = 2_000_000

/** Characters of a node set: the largest set of which no two names fold, at 40 characters each. */
export const nodeSetCharsMax = 4_194_304

/** Characters of one name that a node set can spell: a whole DNS name (RFC 1035, 2.3.4). */
export const nodeSetNameCharsMax = 253

/**
 * Digits of a number inside a bracket: the largest count that a double keeps exact (2^53 has 16).
 */
export const nodeSetDigitsMax = 15

/** `*` in one glob: matching costs a pass per star, and no name has so many parts. */
export const nodeSetStarsMax = 8

/** Largest NID: a record holds it in 32 bits with a sign. */
export const nidMax = 2_147_483_647

/** Numbers from here on belong to no position: cabinet 9999 ends below 164 million. */
export const nidOverflowMin = 1_073_741_824

/**
 * Characters of a group's label, of an exclusive set's name, of a tag: they stand in keys and file
 * names.
 */
export const labelCharsMax = 255

/** Characters of what a client keeps in a node map: every cell holds it for every node. */
export const nodeInfoCharsMax = 4_096

/** Sources of power of one component: two feeds, eight outlets each, are the most we know of. */
export const powerSourcesMax = 64

/**
 * Characters of what a controller says of one place or one part, as JSON text: the largest objects
 * of the reference's inventories have a tenth of it.
 */
export const hardwareInfoCharsMax = 16_384

/**
 * Characters of a maker, model or serial number that comes along with an endpoint; the rest is cut
 * off, as no BMC is worth losing for it.
 */
export const fruFieldCharsMax = 128

/** Characters of a part's id: it stands in keys, and four of the longest fields fit. */
export const fruIdCharsMax = 512

/**
 * Events kept per place: parts are changed a few times in the life of a machine, and each event
 * rewrites the list.
 */
export const hardwareEventsMax = 64

/** Parts that a place remembers besides the one that is in it; the one seen longest ago goes. */
export const departedFrusMax = 16

/**
 * How long a part that is reported again, unchanged, counts as seen, milliseconds: an hour. More
 * often would put every scan of every machine into the feed.
 */
export const fruSeenMs = 3_600_000

/** Subscriptions to changes of components: each one is asked at every change. */
export const subscriptionsMax = 256

/** Characters of a subscriber's name. */
export const subscriberCharsMax = 255

/** Characters of the URL that a subscriber is told at: what HTTP servers take (RFC 9110, 4.1). */
export const subscriptionUrlCharsMax = 8_000

/** States, roles, sub-roles or software statuses of one subscription. */
export const triggersMax = 64
