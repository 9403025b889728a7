/** Events that are kept for readers that come back or are slow: minutes of a busy cluster. */
export const eventsKept = 4_096
/** Readers of events at once: each holds a connection and looks at every event. */
export const readersMax = 64
/** Bytes made for a reader beyond what its connection has taken. */
export const readerBytesMax = 64 * 1024
/** How long a reader that was cut has to take the reason before its connection is closed. */
export const farewellMs = 5_000
/** How long a reader may take nothing at all while something waits for it. */
export const readerStuckMs = 60_000
/** Time between two signs of life on a silent stream: proxies close them after 30 to 60 s. */
export const heartbeatMs = 15_000
/** How long one stream lasts: then the token is checked again. Readers come back by themselves. */
export const streamMs = 3_600_000
/** Time between two looks at the cells and conflicts, which change with time alone. */
export const lookMs = 1_000
/** How long events are gathered on when nobody reads: a break of a connection, with patience. */
export const lingerMs = 300_000
/** How long changes are worked on before others get their turn. */
export const eventTurnMs = 10
/** Changed nodes and records between two looks at the clock. */
export const changesPerLook = 16
/** Characters of a node set in a query of events. */
export const eventNodesCharsMax = 16_384
/** Characters of a list of types of events. */
export const eventTypesCharsMax = 1_024
/** Steps of a filter for one node: it is held against each event, for each reader. */
export const eventFilterStepsMax = 10_000
/** What a reader is told to wait before it comes back, in milliseconds. */
export const comeBackMs = 1_000
/** Events made between two looks at how far readers are behind. */
export const eventsPerTurn = 512
/** How far behind a reader may be before making more events waits for it: half of what is kept. */
export const lagMax = 2_048
/** How long making more events waits for a reader; then it is cut off, and nobody else waits. */
export const lagPatienceMs = 2_000
