import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import { Fault, sha256 } from '../../../cell/env/index.ts'

/** Records by family. */
export type Counts = Readonly<Record<string, number>>

const key = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

const headerSchema = Type.Object({
  cell: Type.String({ maxLength: 128 }),
  /** RFC 3339. */
  created: Type.String({ maxLength: 40 }),
  /** Version of the rackcell that wrote it. */
  program: Type.String({ maxLength: 40 }),
  storeVersion: Type.Integer({ minimum: 1 }),
  recipient: key,
  ephemeral: key,
  salt: Type.String({ pattern: '^[A-Za-z0-9_-]{22,86}$' }),
  /** As the cell counted when the backup began; the exact ones stand at its end. */
  counts: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
})

/** What can be read of a backup without its passphrase. */
export type BackupHeader = Static<typeof headerSchema>

/** First line of every backup. */
export const magicLine = 'rackcell backup 1'

const utf8 = new TextEncoder()

/** A header with the bytes that it stands in, and their hash. */
export interface ReadHeader {
  readonly header: BackupHeader
  /** Bytes of all three lines. */
  readonly length: number
  readonly digest: Uint8Array
}

/** Three lines: magic, JSON, and SHA-256 of both, which tells damage from a wrong passphrase. */
export function writeHeader(header: BackupHeader): {
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
} {
  const body = utf8.encode(`${magicLine}\n${JSON.stringify(header)}\n`)
  const digest = sha256(body)
  const check = utf8.encode(`${Buffer.from(digest).toString('hex')}\n`)
  return { bytes: Buffer.concat([body, check]), digest }
}

const damaged = (message: string, cause?: unknown) =>
  new Fault('INTEGRITY_BACKUP', { message, cause })

function lineEnd(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(0x0a, from)
  if (at < 0) throw damaged('The backup ends within its first lines.')
  return at
}

/** Reads the header at the start of a file. Faults: INTEGRITY_BACKUP, INPUT_VERSION. */
export function readHeader(start: Uint8Array): ReadHeader {
  const bytes = Buffer.from(start)
  const first = bytes.subarray(0, magicLine.length + 1).toString('latin1')
  if (first !== `${magicLine}\n`) {
    const version = /^rackcell backup (\d{1,6})\n/.exec(bytes.subarray(0, 32).toString('latin1'))
    if (!version) throw damaged('This file is not a backup of a cell.')
    throw new Fault('INPUT_VERSION', {
      message: `The backup has format ${version[1]}; this rackcell reads format 1.`,
    })
  }
  const bodyEnd = lineEnd(bytes, first.length) + 1
  const checkEnd = lineEnd(bytes, bodyEnd)
  const body = bytes.subarray(0, bodyEnd)
  const digest = sha256(body)
  if (
    bytes.subarray(bodyEnd, checkEnd).toString('latin1') !== Buffer.from(digest).toString('hex')
  ) {
    throw damaged('The first lines of the backup are damaged.')
  }
  let header: unknown
  try {
    header = JSON.parse(body.subarray(first.length).toString('utf8'))
  } catch (cause) {
    throw damaged('The first lines of the backup cannot be read.', cause)
  }
  if (!Value.Check(headerSchema, header))
    throw damaged('The first lines of the backup lack a value.')
  return { header, length: checkEnd + 1, digest }
}
