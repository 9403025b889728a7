import { familyNames, familyRule, orderText, recordKey } from '../../cell/store/index.ts'
import { recordText } from '../scenario/index.ts'
import type { CellProcess } from './cell-process.ts'

const publicFeed = 1
const shown = 6

const hex = (bytes: Uint8Array | undefined) =>
  Buffer.from(bytes ?? [])
    .toString('hex')
    .slice(0, 12)

/** About what cells need not agree. */
export interface Exempt {
  /** What a hostile cell said. */
  isHostile(cell: string): boolean
  /** What some of them cannot read. */
  isOpaque(key: string): boolean
}

/** Why the cells do not agree yet, in words; nothing when they do. */
export function disagreements(
  cells: readonly CellProcess[],
  { isHostile }: Pick<Exempt, 'isHostile'>,
): readonly string[] {
  const found: string[] = []
  const [first] = cells
  if (!first) return ['no cell runs']
  for (const cell of cells) {
    const { book, replicator, ledger } = cell
    const say = (what: string) => found.push(`${cell.cell} ${what}`)
    if (book.number !== first.book.number || book.current.id !== first.book.current.id) {
      say(`goes by roster ${book.number}, ${first.cell} by ${first.book.number}`)
    }
    if (hex(book.statementsHash) !== hex(first.book.statementsHash)) say('has other statements')
    if (ledger.health.state !== 'open') say(`has a store that is ${ledger.health.state}`)
    if (replicator.reconciler.state !== 'reconciled') say(`is ${replicator.reconciler.state}`)
    for (const writer of cells) {
      if (writer === cell) continue
      const own = writer.ledger.position('public')
      const name = { cell: writer.cell, feed: publicFeed }
      const held = replicator.replicas.position(name)
      if (hex(own?.headHash) === hex(held?.headHash)) continue
      const [at, of] = [held && orderText(held.order), own && orderText(own.order)]
      say(`has ${at} of ${writer.cell}, which is at ${of}`)
    }
    const { cells: covered, of, missing } = cell.view.coverage()
    if (!missing.every((one) => isHostile(one.cell))) say(`covers ${covered}/${of}`)
    if (found.length > shown) return found
  }
  return found
}

/** Everything that a cell shows of honest cells, as lines in a fixed order. */
function viewLines({ view, ledger }: CellProcess, exempt: Exempt): readonly string[] {
  const lines: string[] = []
  for (const family of familyNames) {
    const rule = familyRule(family)
    // What is not in the public feed only its owner has.
    if (rule.feed !== 'public') continue
    for (const record of view.list(family)) {
      const id = rule.idOf(record)
      const key = recordKey(family, id)
      const holder = view.holderOf(family, id)
      if (exempt.isOpaque(key) || (holder !== undefined && exempt.isHostile(holder))) continue
      lines.push(`${key} ${recordText(record)}`)
    }
  }
  for (const { kind, family, id, versions } of ledger.intentConflicts()) {
    lines.push(`${kind} ${family} ${id} ${versions.map((one) => one.hash).join(' ')}`)
  }
  return lines.sort()
}

/** In what two views differ, in words; nothing when they do not. */
export function viewDifferences(
  left: CellProcess,
  right: CellProcess,
  exempt: Exempt,
): readonly string[] {
  const ours = new Set(viewLines(left, exempt))
  const theirs = new Set(viewLines(right, exempt))
  const only = (cell: CellProcess, lines: ReadonlySet<string>) =>
    [...lines].slice(0, shown).map((line) => `${cell.cell} alone shows ${line}`)
  return [...only(left, ours.difference(theirs)), ...only(right, theirs.difference(ours))]
}
