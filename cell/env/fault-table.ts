/**
 * How a caller should treat a failure: `now` = repeat at once, `later` = wait, `never` = change
 * something first.
 */
export type Retry = 'now' | 'later' | 'never'

interface FaultRow {
  readonly status: number
  readonly retry: Retry
  readonly message: string
  readonly remedy: string
}

const row = (status: number, retry: Retry, message: string, remedy: string): FaultRow => ({
  status,
  retry,
  message,
  remedy,
})

/**
 * Every error that rackcell can report: one table, sorted by family. docs/errors.md is generated
 * from it.
 */
export const faults = {
  AUTH_INVITATION: row(
    403,
    'never',
    'The invitation does not let this cell in.',
    'Make a new one at a cell of the cluster: "rackcell cell invite --cell ID".',
  ),
  AUTH_ISSUER: row(
    403,
    'never',
    'This cell is no issuer: nobody takes the tokens that it makes.',
    'Make it at an issuer: "rackcell cell token" there, or "rackcell token create". For this cell alone, for an hour: "rackcell cell token --local".',
  ),
  AUTH_MISSING: row(
    401,
    'never',
    'No token was sent.',
    'Send "Authorization: Bearer <token>"; "rackcell token create" makes one.',
  ),
  AUTH_ORIGIN: row(
    403,
    'never',
    'The request comes from a page of another site.',
    'Without tokens only this machine may ask; start the cell with auth.mode on to use it from elsewhere.',
  ),
  AUTH_REFUSED: row(
    403,
    'never',
    'The token does not allow this.',
    'Use a token with the role that the detail names.',
  ),
  AUTH_SCOPE: row(
    403,
    'never',
    'The token is limited to a part of the cluster, and this is outside of it.',
    'The detail says what it is limited to; ask with a token that covers this, or without a limit.',
  ),
  AUTH_TOKEN: row(
    401,
    'never',
    'The token is not valid.',
    'The detail says why; make a new one with "rackcell token create".',
  ),
  AUTH_UNAVAILABLE: row(
    503,
    'later',
    'The keys to check tokens with could not be read.',
    'Check auth.jwks in the configuration and that its address answers.',
  ),
  CONFLICT_ROSTER: row(
    409,
    'later',
    'The roster has changed meanwhile.',
    'Read it again ("rackcell roster show"), then repeat.',
  ),
  CONFLICT_EXISTS: row(
    409,
    'never',
    'It exists already and differs.',
    'Read it, then change it with PUT or PATCH.',
  ),
  CONFLICT_EXCLUSIVE: row(
    409,
    'never',
    'A member is in another group of the same exclusive set.',
    'Remove it from the group that the detail names first.',
  ),
  CONFLICT_FOLDER: row(
    409,
    'never',
    'The folder is not empty.',
    'Name an empty or new folder, or repeat with --force: the old one is kept beside it.',
  ),
  CONFLICT_FILE: row(
    409,
    'never',
    'The file exists already.',
    'Choose another name, or replace it with --force.',
  ),
  CONFLICT_HANDOFF: row(
    409,
    'later',
    'The change of ownership did not happen: everything is as it was.',
    'The detail says why; repeat it when that is settled. "rackcell cell list" shows who is there.',
  ),
  CONFLICT_REQUEST: row(
    409,
    'never',
    'Another request was made under this Request-Id.',
    'Choose a new Request-Id for each request, and keep it only to repeat the same one.',
  ),
  CONFLICT_UNIQUE: row(
    409,
    'never',
    'An address or name is in use by another record.',
    'The detail names the holder; change or delete one of the two.',
  ),
  CONFLICT_VERSION: row(
    412,
    'never',
    'It is not the version that If-Match names.',
    'Read it again, then repeat with the ETag of the answer.',
  ),
  HARDWARE_UNKNOWN: row(
    404,
    'later',
    'The hardware is not known.',
    'Wait until it has been discovered, or add it.',
  ),
  INPUT_ADDRESS: row(
    400,
    'never',
    'The address to listen on is not valid.',
    'Write HOST:PORT, for example 127.0.0.1:7601.',
  ),
  INPUT_BODY: row(
    400,
    'never',
    'The body is not what this route takes.',
    'The detail names the field; see /cells/v1/openapi.json.',
  ),
  INPUT_CONFIG: row(
    400,
    'never',
    'The configuration is not valid.',
    'The detail names the key; "rackcell config print --explain" shows every key.',
  ),
  INPUT_DISCOVER: row(
    400,
    'never',
    'The discovery file is not valid.',
    'The detail names the line and the field.',
  ),
  INPUT_ENUMERATION: row(
    400,
    'never',
    'The value is not one of those allowed.',
    'GET /hsm/v2/service/values lists them.',
  ),
  INPUT_FILTER: row(
    400,
    'never',
    'The filter cannot be read.',
    'Examples: state == "Ready" && "gpu" in groups; nid >= 5; hostname.matches("^cb0"). See docs/query.md.',
  ),
  INPUT_HEADER: row(
    400,
    'never',
    'A header is not valid.',
    'The detail names it and shows how it is written.',
  ),
  INPUT_HTTP: row(
    400,
    'never',
    'This cannot be read as an HTTP request.',
    'The detail says what is wrong. Look at what is between: a cell speaks plain HTTP/1.1, without TLS.',
  ),
  INPUT_INVITATION: row(
    400,
    'never',
    'This is no invitation.',
    'Copy the whole line that "rackcell cell invite" printed.',
  ),
  INPUT_IP: row(400, 'never', 'This is not an IP address.', 'Write 10.1.0.5 or fd00::5.'),
  INPUT_LOCK: row(
    400,
    'never',
    'A lock or a reservation stands against this.',
    '"rackcell reservation list" shows what is reserved; "rackcell explain INPUT_LOCK" the states.',
  ),
  INPUT_MAC: row(
    400,
    'never',
    'This is not a MAC address.',
    'Write 12 hex digits: 02:00:00:00:10:00, 02-00-00-00-10-00, 0200.0000.1000 or 020000001000.',
  ),
  INPUT_METHOD: row(
    405,
    'never',
    'This path does not take that method.',
    'The allow header names those that it takes.',
  ),
  INPUT_NODE_SET: row(
    400,
    'never',
    'The node set cannot be read.',
    'Examples: cb[01-05], x1000c0s[0-3]b0n0, @kube, @gpu,!helios03, x1001*',
  ),
  INPUT_PASSPHRASE: row(
    400,
    'never',
    'The passphrase does not open this file.',
    'The detail says what is wrong with it; --passphrase-file takes it from the first line of a file.',
  ),
  INPUT_QUERY: row(400, 'never', 'A query parameter is not valid.', 'The detail names it.'),
  INPUT_ROSTER: row(
    400,
    'never',
    'No roster may be like that.',
    'The detail says what is wrong; "rackcell roster show" shows the one in force.',
  ),
  INPUT_USAGE: row(
    400,
    'never',
    'The command line cannot be read.',
    'Add --help to the command: it shows every option and examples.',
  ),
  INPUT_VERSION: row(
    400,
    'never',
    'The program or file has a version that is not supported.',
    'The detail says which one is needed.',
  ),
  INPUT_XNAME: row(
    400,
    'never',
    'This is not a valid xname.',
    'An xname is a position, for example x1000c0s0b0n0: cabinet 1000, chassis 0, slot 0, BMC 0, node 0.',
  ),
  INTEGRITY_BACKUP: row(
    422,
    'never',
    'The backup is damaged or cut short.',
    'Take another copy; nothing was restored.',
  ),
  INTEGRITY_FEED: row(
    500,
    'never',
    'A signed head does not fit the chain that it claims to continue.',
    'Keep the data folder and report it; restore a backup to go on.',
  ),
  INTEGRITY_KEYS: row(
    500,
    'never',
    'A key of the cell is missing or damaged.',
    'Restore the newest backup with "rackcell cell restore FILE --data DIR", or put the keys folder back; new keys would make it another cell.',
  ),
  INTEGRITY_ROSTER: row(
    500,
    'never',
    'The roster of the cluster cannot be used.',
    'Restore the newest backup with "rackcell cell restore", or let the cell join again.',
  ),
  INTEGRITY_STORE: row(
    500,
    'never',
    'The store does not agree with itself.',
    'Stop the cell and restore the newest backup with "rackcell cell restore"; keep the folder for a report.',
  ),
  INTERNAL: row(
    500,
    'later',
    'The cell met a state that should not be.',
    'Report it with the request id; the log has the details.',
  ),
  INTERNAL_NETWORK: row(
    500,
    'never',
    'Two nodes of the network library within this program do not hear each other.',
    'Bring up the loopback interface; else install the versions of package-lock.json ("npm ci").',
  ),
  LIMIT_BODY: row(
    413,
    'never',
    'The body is too large.',
    'Split it: 1 MiB is the limit, 16 MiB for bulk imports.',
  ),
  LIMIT_FILTER: row(
    400,
    'never',
    'The filter takes too much work.',
    'Make it shorter, or name the nodes with a node set and filter those.',
  ),
  LIMIT_NODE_SET: row(
    400,
    'never',
    'The node set names too many nodes.',
    'Ask for fewer; the limit is 100,000 names.',
  ),
  LIMIT_RATE: row(
    429,
    'later',
    'Too many requests at once.',
    'Wait as Retry-After says, then repeat.',
  ),
  LIMIT_ROSTER: row(
    413,
    'never',
    'The roster would grow too large.',
    'A roster holds about 2,800 cells; larger clusters are several.',
  ),
  LIMIT_TRANSACTION: row(
    413,
    'never',
    'One change touches too many records.',
    'Split it into several requests.',
  ),
  LIMIT_WRITES: row(
    503,
    'later',
    'Too many writes wait for the disk.',
    'Wait as Retry-After says, then repeat.',
  ),
  LIMIT_MESSAGE: row(
    413,
    'never',
    'A message between cells is too large.',
    'Report it: what a cell sends is split before it reaches the limit.',
  ),
  NOT_FOUND: row(
    404,
    'never',
    'There is no such thing.',
    'Check the spelling; the list command shows what there is.',
  ),
  NOT_FOUND_CELL: row(
    404,
    'never',
    'There is no cell here.',
    'Start one with "npm start" or "rackcell up", or name it with --url.',
  ),
  NOT_FOUND_FILE: row(
    404,
    'never',
    'The file cannot be read.',
    'Check the path and its permissions.',
  ),
  NOT_FOUND_ROUTE: row(404, 'never', 'There is no such path here.', 'See /cells/v1/openapi.json.'),
  PEER_BEHIND: row(
    503,
    'later',
    'This cell has not heard yet of what the request builds on.',
    'Wait as Retry-After says, then repeat; or ask the cell that Cell-At-Least names.',
  ),
  PEER_FORKED: row(
    503,
    'never',
    'The cell takes no changes: somebody else writes in its name.',
    '"rackcell cell show" has the evidence; stop the clone, then "rackcell cell pardon".',
  ),
  PEER_FROZEN: row(
    503,
    'later',
    'These nodes are on their way to another cell.',
    'Wait as Retry-After says, then repeat.',
  ),
  PEER_OWNER: row(
    421,
    'now',
    'Another cell owns this.',
    'Send the request to the cell that the detail names.',
  ),
  PEER_PARTIAL: row(
    503,
    'later',
    'Only a part of the change happened.',
    'The detail says at which cells; repeat it with the same Request-Id: nothing happens twice.',
  ),
  PEER_REFUSED: row(
    403,
    'never',
    'The other cell does not let this one in.',
    'The detail says why; compare "rackcell roster show" on both.',
  ),
  PEER_ROLE: row(
    403,
    'never',
    'This cell may not write cluster-wide records.',
    'Send it to a cell with the role intent-writer: "rackcell roster show".',
  ),
  PEER_SILENT: row(
    504,
    'now',
    'The cell that owns this did not answer in time: whether it happened is unknown.',
    'Repeat it with the same Request-Id: it happens once.',
  ),
  PEER_UNREACHABLE: row(
    503,
    'later',
    'The cell cannot be reached.',
    'Check that it runs ("rackcell cell list") and that the URL is right.',
  ),
  SIDE_MANAGEMENT: row(
    404,
    'never',
    'This path is on the management side, not on that of the nodes.',
    'Ask at http.listen of this cell ("rackcell config print"), with a token.',
  ),
  SIDE_NODE: row(
    404,
    'never',
    'This path is on the side of the nodes, not on the management side.',
    'Ask at node.listen of this cell ("rackcell config print"), by plain HTTP.',
  ),
  STORE_CLOSED: row(
    503,
    'later',
    'The store is not open.',
    'The cell is starting or stopping: repeat in a moment.',
  ),
  STORE_CORRUPT: row(
    500,
    'never',
    'The store cannot be read: its files are damaged.',
    'Restore the newest backup with "rackcell cell restore FILE --data DIR"; keep the damaged folder.',
  ),
  STORE_FULL: row(
    507,
    'later',
    'The disk is too full to accept changes.',
    'Free space on the disk of the data folder; reading and booting go on meanwhile.',
  ),
  STORE_LOCKED: row(
    500,
    'never',
    'Another process uses this data folder.',
    'Stop the other rackcell, or choose another folder with --data.',
  ),
  STORE_MIGRATION: row(
    500,
    'never',
    'The store could not be brought to this version.',
    'The backup made before is named in the detail: restore it, or go back to the older program.',
  ),
  STORE_MOVED: row(
    409,
    'never',
    'The data folder was sealed for another place: its cell may start there once, and not here.',
    'Start the copy at its new place; to stay here instead, "rackcell cell move --undo --data DIR".',
  ),
  STORE_VERSION: row(
    500,
    'never',
    'The store was written by a newer rackcell.',
    'Install that version or a newer one; this one would damage it.',
  ),
  STORE_WRITE: row(
    503,
    'later',
    'The change could not be written to disk.',
    'Nothing was changed. Check the disk and the log, then repeat.',
  ),
  TIMEOUT: row(
    504,
    'later',
    'No answer came in time.',
    'Repeat; if it goes on, look at the log of the cell.',
  ),
  UNSUPPORTED: row(
    501,
    'never',
    'This version does not do that.',
    'The detail says what to do instead; docs/differences.md lists what is not there.',
  ),
} as const satisfies Record<string, FaultRow>

/** A stable name of a failure, safe to match on in scripts. */
export type FaultCode = keyof typeof faults
