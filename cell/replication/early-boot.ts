import { adoptEarlyBoot, claimantOf, isBlindSubject, isConfigured } from '../boot/index.ts'
import type { RosterBook } from '../roster/index.ts'
import type { Ledger } from '../store/index.ts'
import type { CellTables } from '../view/index.ts'
import { earlyBootsGivenUpMax } from './limits.ts'

/** What early boot configurations are found by. */
export interface EarlyBootPorts {
  readonly ledger: Ledger
  readonly book: Pick<RosterBook, 'ownerOf' | 'isIntentWriter'>
  /** The public tables of every other cell. */
  tables(): Iterable<CellTables>
}

/**
 * From now on this cell takes over what others hold for a MAC or a number in the moment in which a
 * node of its own gets it. Only cells that may write for the whole cluster are heard.
 */
export function adoptEarlyBoots({ ledger, book, tables }: EarlyBootPorts): void {
  ledger.alsoDecide((tx) => {
    adoptEarlyBoot(tx, {
      owns: (xname) => book.ownerOf(xname) === ledger.cell,
      *told(subject) {
        for (const table of tables()) {
          if (!book.isIntentWriter(table.cell)) continue
          const found = table.get('bootHost', subject)
          if (found) yield found
        }
      },
    })
  })
}

/** Own configurations for nodes of others about which their owners have said something. */
function settledElsewhere({ ledger, book, tables }: EarlyBootPorts): string[] {
  const others = [...tables()]
  const isSettled = (subject: string) => {
    return others.some((table) => {
      const xname = claimantOf(table, subject)
      return xname && book.ownerOf(xname) === table.cell && isConfigured(table, xname)
    })
  }
  const settled: string[] = []
  for (const { subject } of ledger.list('bootHost')) {
    if (!isBlindSubject(subject) || claimantOf(ledger, subject) !== undefined) continue
    if (isSettled(subject)) settled.push(subject)
    if (settled.length === earlyBootsGivenUpMax) break
  }
  return settled
}

/**
 * Deletes what this cell holds for a MAC or number of another cell's node, once that cell has a
 * configuration for the node: it was taken over, or somebody has decided otherwise there. Answers
 * with how many. Faults: those of `transact`.
 */
export async function giveUpEarlyBoots(ports: EarlyBootPorts): Promise<number> {
  const settled = settledElsewhere(ports)
  if (settled.length === 0) return 0
  await ports.ledger.transact({ subject: 'cell' }, (tx) => {
    for (const subject of settled) tx.delete('bootHost', subject)
  })
  return settled.length
}
