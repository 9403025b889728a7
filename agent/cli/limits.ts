/** Every limit of the command line, with its unit and its reason. */

/**
 * How long a cell may take for an ordinary answer: twice what it may wait for a full disk queue.
 */
export const requestTimeoutMs = 30_000

/**
 * How long a cell that `up` starts again may take: its first wait of half a second and a start.
 */
export const restartWaitMs = 5_000

/** Time between two looks at a cell that is being started again: quick to notice, cheap to ask. */
export const restartPollMs = 100

/** Time between two looks at a change of the roster: it takes about a second. */
export const operationPollMs = 200

/** How long completion waits for a cell: longer, and a person thinks that the terminal hangs. */
export const completionTimeoutMs = 700

/** Names offered by completion: shells ask before they show more than about a hundred. */
export const completionNamesMax = 2_000

/** Characters of a node set in a URL: the cell takes 256 KiB of request head. */
export const nodeSetQueryCharsMax = 200_000

/** Nodes asked one by one at once, for commands without a bulk route. */
export const requestsAtOnceMax = 8

/** Bytes of an input file: the size of a bulk import, times two for comments and blanks. */
export const inputFileBytesMax = 32 * 1024 * 1024

/** Flaws of an input file that are printed; the rest are counted. */
export const flawsShownMax = 20

/** Changes of a dry run that are printed as a table; `-o json` has all. */
export const changesShownMax = 200

/** Folders looked at upwards for `.rackcell/cluster.json`: deeper trees are loops. */
export const parentFoldersMax = 64

/** Bytes of cluster.json: a thousand cells at 300 bytes, with room. */
export const clusterFileBytesMax = 1024 * 1024

/** Time between two redraws of a progress line: smooth to the eye, cheap over a slow link. */
export const progressIntervalMs = 100

/** Characters of a passphrase at least: shorter ones fall to guessing in spite of scrypt. */
export const passphraseCharsMin = 8

/**
 * Seconds of the longest token: the cell has its own limit; this one catches a slip of the finger.
 */
export const tokenSecondsMax = 366 * 86_400

/** Characters of a message from a cell that are shown: enough for a sentence, too few to flood. */
export const messageCharsMax = 2_000

/** Nodes of one write request: keeps a request well under the body limit of 1 MiB. */
export const nodesPerRequestMax = 5_000

/** Components in one bulk request of an import: 16 MiB at 200 bytes would be 80,000. */
export const componentsPerRequestMax = 20_000

/** First wait before a broken stream of events is opened again: a restart takes about as long. */
export const comeBackMinMs = 500

/** Longest wait before a broken stream of events is opened again. */
export const comeBackMaxMs = 10_000

/** How long a stream of events may be silent: three of the cell's signs of life. */
export const streamSilentMs = 45_000

/** Characters of one event: a node or a configuration with everything that changed. */
export const eventCharsMax = 4 * 1024 * 1024

/** Nodes put into one cabinet when nobody says where they sit: what one cell is made for. */
export const slotsPerCabinetMax = 64
