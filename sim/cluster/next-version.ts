import {
  type KeyValueStore,
  type Signer,
  type StoreOperation,
  sha256,
} from '../../cell/env/index.ts'
import {
  type Entry,
  entryCodec,
  type FamilyName,
  familyRule,
  feedNumber,
  type Head,
  headCodec,
  loggedHeadCodec,
  type OpenedStore,
  orderKey,
  readHead,
  recordKey,
  seal,
  storedCodec,
  storeKeys,
} from '../../cell/store/index.ts'

/** Key of a record of a kind that nobody knows yet. */
const unknownKey = (cell: string) => `zz/${cell}`
/** Field 200, a string of three bytes: what a later version may add to any message. */
const laterField = Uint8Array.from([0xc2, 0x0c, 3, 0x6e, 0x65, 0x77])
const headDomain = Buffer.from('rackcell head 1\0')

/** What the next version finds when it starts. */
export interface NextVersionGround {
  readonly store: KeyValueStore
  readonly signer: Signer
  readonly term: number
  readonly roster: number
  readonly wallMs: number
  /** Told the keys of records that this version cannot read any more. */
  readonly opaque: (key: string) => void
}

interface Said {
  readonly key: string
  readonly entry: Uint8Array
  readonly hash: Uint8Array
  /** Hash of the entry that it replaces. */
  readonly before: Uint8Array | undefined
}

const said = (entry: Entry, before: Uint8Array | undefined): Said => {
  const bytes = Buffer.concat([entryCodec.encode(entry), laterField])
  return { key: entry.key, entry: bytes, hash: sha256(bytes), before }
}

/**
 * What a synthetic next version does at its first start: it writes one batch into the public feed
 * that this version cannot read as a whole. One record is of a kind that nobody knows, one of a
 * later schema, and everything has fields that nobody knows. Answers with the store as it is then.
 */
export async function evolve(opened: OpenedStore, ground: NextVersionGround): Promise<OpenedStore> {
  const { cell, tables, feeds, boot } = opened
  const changes: Said[] = [
    said({ key: unknownKey(cell), value: Buffer.from('of a later version'), schema: 1 }, undefined),
  ]
  // What waits for its number stands on what it replaces, and is left alone.
  const waiting = new Set(opened.journal.map(({ key }) => key))
  const later = [...tables.list('component')]
    .filter(({ id }) => !waiting.has(recordKey('component', id)))
    .slice(0, 2)
  for (const [at, component] of later.entries()) {
    changes.push(again(opened, 'component', component.id, component, at === 0 ? 1 : 0))
    if (at === 0) ground.opaque(recordKey('component', component.id))
  }
  const { root, last, keys, logStart } = feeds.public
  for (const { key, hash, before } of changes) {
    if (before) root.delete(key, before)
    root.add(key, hash)
  }
  const before = last?.head.order
  const term = Math.max(ground.term, before?.term ?? 0)
  const order = { term, boot, seq: (before?.seq ?? 0) + 1 }
  const head: Head = {
    ...{ version: 1, cell, feed: feedNumber('public'), order, roster: ground.roster },
    entryHashes: changes.map(({ hash }) => hash),
    root: root.digest(),
    wallMs: ground.wallMs,
    ...(last ? { previous: last.hash } : {}),
  }
  const body = headCodec.encode(head)
  const signature = ground.signer.sign(Buffer.concat([headDomain, body]))
  const signed = { head: body, signature }
  const headKey = storeKeys.headPrefix('public') + orderKey(order)
  const logged = { ...signed, keys: changes.map(({ key }) => key), removals: [] }
  const operations: StoreOperation[] = changes.map(({ key, entry }, index) => {
    return { type: 'put', key, value: seal(key, storedCodec.encode({ order, index, entry })) }
  })
  operations.push({
    ...{ type: 'put', key: headKey },
    value: seal(headKey, loggedHeadCodec.encode(logged)),
  })
  await ground.store.batch(operations, { sync: true })
  const read = readHead(signed)
  const newest = typeof read === 'string' ? last : read
  const grown = { root, keys: [...keys, headKey], last: newest, logStart: logStart ?? order }
  return { ...opened, feeds: { ...feeds, public: grown } }
}

/** A record said once more, with what a later version adds. */
function again(
  { tables }: OpenedStore,
  family: FamilyName,
  id: string,
  record: unknown,
  schemasAhead: number,
): Said {
  const rule = familyRule(family)
  const value = Buffer.concat([rule.codec.encode(record), laterField])
  const row = tables.row(family, id)
  const key = recordKey(family, id)
  const schema = rule.schema + schemasAhead
  const entry = said({ key, value, schema }, row && Buffer.from(row.hash, 'latin1'))
  tables.apply(family, id, { value: record, hash: Buffer.from(entry.hash).toString('latin1') })
  return entry
}

/** Where another cell keeps what it cannot read. */
export function opaqueKey(writer: string): string {
  return `${storeKeys.replicaPrefix}${writer}/public/${unknownKey(writer)}`
}
