import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import type { Log } from '../../../cell/env/index.ts'
import type { RosterBook, RosterReader } from '../../../cell/roster/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { keysFolderOf } from '../auth/index.ts'
import { openBookFile } from './key-files.ts'
import { issuersFileBytesMax } from './limits.ts'

const fileSchema = Type.Array(
  Type.Object({
    cell: Type.String(),
    /** Public key, 64 hex digits. */
    key: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
)

/** An issuer in force, as the last roster named it that the cell knew. */
export type KnownIssuer = Static<typeof fileSchema>[number]

/** Where a cell keeps them: its store can be read by nobody else while it runs. */
function issuersFile(data: string): string {
  return join(data, 'issuers.json')
}

/**
 * Writes who the issuers are beside the store, now and whenever that changes: for
 * `rackcell cell token`, which must know whether the key beside it counts. A failure is logged.
 */
export function keepIssuersFile(
  data: string,
  book: Pick<RosterBook, 'issuers' | 'onChange'>,
  log: Log,
): void {
  let written = ''
  const write = () => {
    const known = book.issuers.map(({ cell, key }): KnownIssuer => ({ cell, key }))
    const text = `${JSON.stringify(known)}\n`
    if (text === written) return
    try {
      writeFileAtomic(issuersFile(data), text, 0o600)
      written = text
    } catch (error) {
      log.warn({ part: 'cluster', err: error }, 'the list of issuers could not be written')
    }
  }
  write()
  book.onChange(write)
}

/**
 * The issuers that a cell knew last: as it wrote them down, or as the book names them with which it
 * joined. Undefined = neither is there: it has not run yet, and will be alone. Faults:
 * NOT_FOUND_FILE, INTEGRITY_ROSTER.
 */
export function readIssuers(
  data: string,
  reader: RosterReader,
): readonly KnownIssuer[] | undefined {
  return readFile(issuersFile(data)) ?? openBookFile(keysFolderOf(data), reader)?.issuers
}

function readFile(path: string): readonly KnownIssuer[] | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    const found: unknown = text.length > issuersFileBytesMax ? undefined : JSON.parse(text)
    return Value.Check(fileSchema, found) ? found : undefined
  } catch {
    // Missing or damaged: the book tells it as well.
    return undefined
  }
}
