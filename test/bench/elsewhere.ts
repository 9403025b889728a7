import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { plainEnvironment, repository, run } from '../fixture/program.ts'
import { judged, median, percentile, print } from './figure.ts'

const nodeCount = 10_000
const times = 20
const writer = 'x1001'

interface Cell {
  readonly id: string
  readonly url: string
}

/** Names of one rack: 8 chassis × 50 slots × 25 nodes. */
const names = Array.from({ length: nodeCount }, (_, at) => {
  const [chassis, slot, node] = [Math.floor(at / 1_250), Math.floor(at / 25) % 50, at % 25]
  return `${writer}c${chassis}s${slot}b0n${node}`
})

async function call(url: string, token: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(url, { ...init, headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function samplesOf(read: () => Promise<unknown>): Promise<readonly number[]> {
  const samples: number[] = []
  for (let at = 0; at < times; at++) {
    const before = performance.now()
    await read()
    samples.push(performance.now() - before)
  }
  return samples
}

/** Lists of everything, asked of a cell that owns none of it, beside the same at the owner. */
async function measure(cells: readonly Cell[], token: string): Promise<void> {
  const owner = cells.find(({ id }) => id === writer)
  const reader = cells.find(({ id }) => id !== writer)
  if (!owner || !reader) throw new Error('there are three cells')
  const Components = names.map((ID, at) => ({ ID, State: 'On', Role: 'Compute', NID: at + 1 }))
  await call(`${owner.url}/hsm/v2/State/Components`, token, { Components })
  await call(`${owner.url}/hsm/v2/groups`, token, { label: 'bench', members: { ids: names } })
  const paths = ['/hsm/v2/State/Components?type=Node', '/hsm/v2/memberships', '/cells/v1/nodes']
  const read = async (cell: Cell, path: string) => (await call(cell.url + path, token)).text()
  for (const path of paths) {
    const whole = await read(owner, path)
    // Coverage stands beside the rows: what is compared is how many there are.
    const rows = (text: string) => text.split('c7s49b0n24').length
    while (rows(await read(reader, path)) !== rows(whole)) {}
    const there = median(await samplesOf(() => read(owner, path)))
    const samples = await samplesOf(() => read(reader, path))
    const value = median(samples)
    const p95Ms = percentile(samples, 0.95)
    const beside = { bytes: whole.length, p95Ms, atOwnerMs: there, ratio: value / there }
    const name = `${path}, 10,000 nodes of another cell`
    print(judged({ name, value, unit: 'ms', beside }, { atMost: 100 }))
  }
}

/** Starts three cells as `npm start` does. */
export async function benchElsewhere(): Promise<void> {
  const folder = temporaryFolder('bench-elsewhere')
  const launcher = join(repository, 'agent/cli/rackcell.js')
  const flags = ['--http', '127.0.0.1:0', '--cells', '3']
  const up = run({
    words: [process.execPath, launcher, 'up', '--data', folder.path, ...flags],
    folder: folder.path,
    env: plainEnvironment(folder.path),
  })
  try {
    await up.until(/rackcell is ready/)
    const text = readFileSync(join(folder.path, 'cluster.json'), 'utf8')
    const { cells, token } = JSON.parse(text) as { cells: Cell[]; token: string }
    await measure(cells, token)
  } finally {
    up.signal('SIGTERM')
    await up.ended
    folder.remove()
  }
}
