import { CellClient } from '../cell-client.ts'
import { findConflicts, refuseConflicts } from './conflict.ts'
import { readDiscoverFile } from './discover-file.ts'
import { executePlan, type ImportOutcome, type ImportReport } from './execute.ts'
import { readInventoryState } from './inventory-state.ts'
import { type PlanOptions, planImport } from './plan.ts'

/** What to import, and into which cell. */
export interface ImportRequest extends Partial<PlanOptions> {
  readonly url: string
  readonly token?: string
  /** The text of a discovery file, YAML or JSON. */
  readonly text: string
  /** What to call the file in errors. */
  readonly name?: string
  readonly report?: ImportReport
}

/**
 * Imports a discovery file into a cell, over the requests that `discover static` makes. Doing it
 * again changes nothing. Faults: INPUT_DISCOVER, CONFLICT_UNIQUE before anything is written,
 * PEER_UNREACHABLE, TIMEOUT; a CellProblem when the cell fails.
 */
export async function importDiscover(request: ImportRequest): Promise<readonly ImportOutcome[]> {
  const { url, token, text, name, report } = request
  const { discovery } = readDiscoverFile(text, name)
  const client = new CellClient({ urls: [url.replace(/\/+$/, '')], token, from: 'the import' })
  const { overwrite = false, version = 2 } = request
  const state = await readInventoryState(client)
  refuseConflicts(findConflicts(discovery, state, { overwrite }))
  const plan = planImport(discovery, state, { overwrite, version })
  return executePlan(client, plan, report)
}
