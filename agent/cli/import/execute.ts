import type { CellClient } from '../cell-client.ts'
import { CellProblem } from '../cell-problem.ts'
import { eachAtOnce } from '../each-at-once.ts'
import { componentsPerRequestMax, requestsAtOnceMax } from '../limits.ts'
import type { ImportAction, ImportKind, PlannedItem, PlannedRequest } from './plan.ts'

/** What became of one thing of the file. */
export interface ImportOutcome {
  readonly kind: ImportKind
  readonly name: string
  readonly action: ImportAction | 'failed'
  readonly detail: string
  /** Of a failure: what the cell said it with. */
  readonly status?: number
}

/** Told after each thing that is done. */
export type ImportReport = (progress: {
  readonly kind: ImportKind
  readonly done: number
  readonly total: number
}) => void

/** The steps in order: a step begins when the one before has ended (reference clients 1.3). */
const steps: readonly ImportKind[] = ['node', 'endpoint', 'interface', 'group', 'membership']

const componentsPath = '/hsm/v2/State/Components'

/**
 * Does what a plan says. A refusal of one thing does not stop the others; a cell that cannot be
 * reached, does not let us in or fails by itself stops all, as a Fault or CellProblem.
 */
export async function executePlan(
  client: CellClient,
  plan: readonly PlannedItem[],
  report: ImportReport = () => {},
): Promise<readonly ImportOutcome[]> {
  const outcomes = new Map<PlannedItem, ImportOutcome>()
  const isTodo = ({ component, request }: PlannedItem): boolean =>
    component !== undefined || request !== undefined
  const total = plan.filter(isTodo).length
  let done = 0
  const settle = (item: PlannedItem, failure?: CellProblem): void => {
    outcomes.set(item, outcomeOf(item, failure))
    done += 1
    report({ kind: item.kind, done, total })
  }
  for (const step of steps) {
    const items = plan.filter((item) => item.kind === step && isTodo(item))
    if (step === 'node') await writeNodes(client, items, settle)
    else {
      await eachAtOnce(items, requestsAtOnceMax, async (item) => {
        if (item.request) settle(item, await attempt(() => send(client, item.request)))
      })
    }
  }
  return withTheirEndpoints(
    plan.map((item) => outcomes.get(item) ?? outcomeOf(item)),
    plan,
  )
}

/** A port that comes with an endpoint fails with it. */
function withTheirEndpoints(
  outcomes: readonly ImportOutcome[],
  plan: readonly PlannedItem[],
): readonly ImportOutcome[] {
  const failed = new Map(
    outcomes
      .filter(({ kind, action }) => kind === 'endpoint' && action === 'failed')
      .map((outcome) => [outcome.name, outcome]),
  )
  return outcomes.map((outcome, index) => {
    const endpoint = failed.get(plan[index]?.endpoint ?? '')
    if (endpoint === undefined || outcome.action === 'failed') return outcome
    return { ...endpoint, kind: outcome.kind, name: outcome.name }
  })
}

function outcomeOf(
  { kind, name, action, detail }: PlannedItem,
  failure?: CellProblem,
): ImportOutcome {
  if (failure === undefined) return { kind, name, action, detail }
  return { kind, name, action: 'failed', detail: failure.message, status: failure.status }
}

async function send(client: CellClient, request: PlannedRequest | undefined): Promise<void> {
  if (request === undefined) return
  const { method, path, body, onConflict } = request
  const { status } = await client.send(method, path, { body, expect: onConflict ? [409] : [] })
  if (status === 409) await send(client, onConflict)
}

/** A refusal of this one thing, or nothing; what would meet the rest as well is thrown. */
async function attempt(work: () => Promise<void>): Promise<CellProblem | undefined> {
  try {
    await work()
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof CellProblem)) throw thrown
    const { status } = thrown
    if (status === 401 || status === 403 || status >= 500) throw thrown
    return thrown
  }
}

type Settle = (item: PlannedItem, failure?: CellProblem) => void

/** New nodes go together; changed ones one by one, and their NIDs together at the end. */
async function writeNodes(
  client: CellClient,
  items: readonly PlannedItem[],
  settle: Settle,
): Promise<void> {
  const created = items.filter(({ action }) => action === 'create')
  for (let from = 0; from < created.length; from += componentsPerRequestMax) {
    const chunk = created.slice(from, from + componentsPerRequestMax)
    const body = { Components: chunk.map(({ component }) => component) }
    const failure = await attempt(async () => {
      await client.send('POST', componentsPath, { body })
    })
    for (const item of chunk) settle(item, failure)
  }
  const changed = items.filter(({ action }) => action === 'change')
  const failures = await eachAtOnce(changed, requestsAtOnceMax, ({ component }) =>
    attempt(async () => {
      const path = `${componentsPath}/${component?.ID ?? ''}`
      await client.send('PUT', path, { body: { Component: component, Force: true } })
    }),
  )
  const written = changed.filter((_, index) => failures[index] === undefined)
  const nids = written.map(({ component }) => ({
    ID: component?.ID,
    Type: '',
    NID: component?.NID,
  }))
  const failedNids =
    nids.length === 0
      ? undefined
      : await attempt(async () => {
          await client.send('PATCH', `${componentsPath}/BulkNID`, { body: { Components: nids } })
        })
  changed.forEach((item, index) => {
    settle(item, failures[index] ?? failedNids)
  })
}
