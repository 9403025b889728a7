import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, KeyValueStore } from '../../../cell/env/index.ts'
import { familyNames, type Ledger, prefixRange, storeVersion } from '../../../cell/store/index.ts'
import { Counting } from './counting.ts'
import { sealFrames } from './frame.ts'
import { type Counts, writeHeader } from './header.ts'
import { encodeItem, type Item } from './item.ts'
import { filesMax } from './limits.ts'
import { ephemeralKeys, frameKeyOf, type Recipient } from './recipient.ts'
import { requireSound } from './store-key.ts'

/** What a backup is made of. */
export interface BackupSource {
  readonly store: KeyValueStore
  readonly ledger: Pick<Ledger, 'cell' | 'count'>
  readonly clock: Clock
  readonly keysFolder: string
  /** The configuration as it was read. */
  readonly config: { readonly text: string } | undefined
  /** Version of this program. */
  readonly program: string
}

async function* files({ keysFolder, config }: BackupSource): AsyncGenerator<Item> {
  const names = (await readdir(keysFolder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => entry.name)
  for (const name of names.sort().slice(0, filesMax)) {
    yield { kind: 'file', name: `keys/${name}`, value: await readFile(join(keysFolder, name)) }
  }
  if (config) yield { kind: 'file', name: 'config.yaml', value: Buffer.from(config.text) }
}

/** One walk over all keys is one moment of the store, whatever is written meanwhile. */
async function* items(source: BackupSource): AsyncGenerator<Item> {
  const counting = new Counting()
  for await (const [name, value] of source.store.entries(prefixRange(''))) {
    requireSound(name, value)
    const item: Item = { kind: 'entry', name, value }
    counting.add(item)
    yield item
  }
  for await (const item of files(source)) {
    counting.add(item)
    yield item
  }
  yield { kind: 'end', totals: counting.totals }
}

async function* encoded(all: AsyncIterable<Item>): AsyncGenerator<Uint8Array> {
  for await (const item of all) yield encodeItem(item)
}

function countsOf({ ledger }: BackupSource): Counts {
  const all = familyNames.map((family) => [family, ledger.count(family)] as const)
  return Object.fromEntries(all.filter(([, count]) => count > 0))
}

/**
 * A running cell as an encrypted backup, piece by piece: as slow as its reader.
 * Faults: STORE_CORRUPT when the store is damaged, STORE_CLOSED when it is closed meanwhile.
 */
export async function* backupStream(
  source: BackupSource,
  recipient: Recipient,
): AsyncGenerator<Uint8Array> {
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  const ephemeral = ephemeralKeys()
  const { bytes, digest } = writeHeader({
    cell: source.ledger.cell,
    created: new Date(source.clock.wallMs()).toISOString(),
    program: source.program,
    storeVersion,
    recipient: base64url(recipient.publicKey),
    ephemeral: base64url(ephemeral.publicKey),
    salt: base64url(recipient.salt),
    counts: countsOf(source),
  })
  yield bytes
  const key = frameKeyOf(ephemeral.privateKey, recipient.publicKey, digest)
  yield* sealFrames(encoded(items(source)), key)
}
