import type { CellClient, RequestParts } from './cell-client.ts'
import { type ExitCode, exitCodes } from './exit-code.ts'
import { completenessOf, type Selection } from './node-selection.ts'
import type { Screen } from './output/screen.ts'

/** What the owners of the cluster's parts said together, and how many cells that covers. */
export interface OwnersAnswer<Body> {
  readonly body: Body
  /** `2/3`, the header Cell-Coverage; undefined from a server that is no rackcell. */
  readonly coverage: string | undefined
}

/** Reads a list that each owner keeps to itself: of a cell that is away, nothing is in it. */
export async function askOwners<Body>(
  client: CellClient,
  path: string,
  parts: RequestParts = {},
): Promise<OwnersAnswer<Body>> {
  const { body, headers } = await client.send('GET', path, parts)
  return { body: body as Body, coverage: headers['cell-coverage']?.toString() }
}

/** Says on `err` what a list of the owners, and the node set it is for, lack. */
export function ownersCompletenessOf(
  screen: Screen,
  { coverage }: Pick<OwnersAnswer<unknown>, 'coverage'>,
  selection: Pick<Selection, 'unknown' | 'coverage'> = { unknown: [], coverage: undefined },
): ExitCode {
  const [cells = 0, of = 0] = (coverage ?? '').split('/').map(Number)
  if (cells >= of) return completenessOf(screen, selection)
  completenessOf(screen, { ...selection, coverage: undefined })
  const lost = of - cells
  const known = lost === 1 ? 'what it alone knows' : 'what they alone know'
  screen.err(`incomplete: ${lost} of ${of} cells did not answer; ${known} is not here\n`)
  return exitCodes.incomplete
}
