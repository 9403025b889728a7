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
  CONFLICT_UNIQUE: row(
    409,
    'never',
    'An address or name is in use by another record.',
    'The detail names the holder; change or delete one of the two.',
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
  INPUT_IP: row(400, 'never', 'This is not an IP address.', 'Write 10.1.0.5 or fd00::5.'),
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
    'Type the passphrase that was given when the backup was made.',
  ),
  INPUT_QUERY: row(400, 'never', 'A query parameter is not valid.', 'The detail names it.'),
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
  LIMIT_BODY: row(
    413,
    'never',
    'The body is too large.',
    'Split it: 1 MiB is the limit, 16 MiB for bulk imports.',
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
  PEER_UNREACHABLE: row(
    503,
    'later',
    'The cell cannot be reached.',
    'Check that it runs ("rackcell cell list") and that the URL is right.',
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
} as const satisfies Record<string, FaultRow>

/** A stable name of a failure, safe to match on in scripts. */
export type FaultCode = keyof typeof faults

/** Plain facts about one failure; never a secret. */
export type FaultDetails = Readonly<Record<string, string | number | boolean>>

interface FaultInit {
  readonly cause?: unknown
  readonly details?: FaultDetails
  /** A sentence about this very case; the table's sentence when absent. */
  readonly message?: string
}

/** A failure that belongs to the world or to the caller, never a bug: those are assertions. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly details: FaultDetails

  constructor(code: FaultCode, init: FaultInit = {}) {
    super(
      init.message ?? faults[code].message,
      init.cause === undefined ? undefined : { cause: init.cause },
    )
    this.name = 'Fault'
    this.code = code
    this.details = init.details ?? {}
  }

  get retry(): Retry {
    return faults[this.code].retry
  }

  get status(): number {
    return faults[this.code].status
  }

  get remedy(): string {
    return faults[this.code].remedy
  }
}
