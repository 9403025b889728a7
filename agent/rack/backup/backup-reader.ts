import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { Fault } from '../../../cell/env/index.ts'
import { storeVersion } from '../../../cell/store/index.ts'
import { Counting } from './counting.ts'
import { openFrames } from './frame.ts'
import { type BackupHeader, type ReadHeader, readHeader } from './header.ts'
import { decodeItems, type Item, type Totals } from './item.ts'
import { headerBytesMax } from './limits.ts'
import { frameKeyOf, recipientKeyOf } from './recipient.ts'

async function startOf(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const start = Buffer.alloc(headerBytesMax)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    return start.subarray(0, bytesRead)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The backup ${path} cannot be read: ${(cause as Error).message}`,
    })
  } finally {
    await file?.close()
  }
}

/** A backup whose passphrase fits: its content can be walked as often as needed. */
export class BackupReader {
  readonly header: BackupHeader
  readonly #path: string
  readonly #length: number
  readonly #key: Uint8Array

  private constructor(path: string, { header, length }: ReadHeader, key: Uint8Array) {
    this.header = header
    this.#path = path
    this.#length = length
    this.#key = key
  }

  /** Faults: NOT_FOUND_FILE, INTEGRITY_BACKUP, INPUT_VERSION, STORE_VERSION, INPUT_PASSPHRASE. */
  static async open(path: string, passphrase: string): Promise<BackupReader> {
    const read = readHeader(await startOf(path))
    const { header } = read
    if (header.storeVersion > storeVersion) {
      throw new Fault('STORE_VERSION', {
        message: `The backup was made by rackcell ${header.program}, whose store has version ${header.storeVersion}; this rackcell knows ${storeVersion} and older.`,
      })
    }
    const recipient = recipientKeyOf(passphrase, Buffer.from(header.salt, 'base64url'))
    if (Buffer.from(recipient.publicKey).toString('base64url') !== header.recipient) {
      throw new Fault('INPUT_PASSPHRASE')
    }
    const ephemeral = Buffer.from(header.ephemeral, 'base64url')
    const key = frameKeyOf(recipient.privateKey, ephemeral, read.digest)
    return new BackupReader(path, read, key)
  }

  /**
   * Everything but the end, which is checked: whoever walked to it has seen all. Faults:
   * INTEGRITY_BACKUP.
   */
  async *items(): AsyncGenerator<Exclude<Item, { kind: 'end' }>> {
    const counting = new Counting()
    const file = createReadStream(this.#path, { start: this.#length })
    for await (const item of decodeItems(openFrames(file, this.#key))) {
      if (item.kind === 'end') requireAll(item.totals, counting.totals)
      else {
        counting.add(item)
        yield item
      }
    }
  }
}

function requireAll(said: Totals, found: Totals): void {
  if (isDeepStrictEqual(said, found)) return
  throw new Fault('INTEGRITY_BACKUP', {
    message: 'The backup does not hold as many records as it says.',
    details: { said: said.entries, found: found.entries },
  })
}
