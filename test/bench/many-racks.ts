import { performance } from 'node:perf_hooks'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { TestRacks } from '../fixture/racks.ts'
import { judged, median, percentile, print } from './figure.ts'

const times = 20

const cellId = (at: number) => `x${1_000 + at}`

/** Names of `count` nodes, so many in each rack. */
function namesOf(cells: number, count: number): readonly string[] {
  const each = count / cells
  return Array.from({ length: count }, (_, at) => {
    const [rack, place] = [Math.floor(at / each), at % each]
    return `${cellId(rack)}c${place % 8}s${Math.floor(place / 8)}b0n0`
  })
}

/** Racks with these nodes; how to ask the first of them. */
async function openRacks(cells: number, names: readonly string[]) {
  const ids = Array.from({ length: cells }, (_, at) => cellId(at))
  const roster = Object.fromEntries(ids.map((id, at) => [id, at === 0 ? ['', id] : [id]]))
  const racks = await TestRacks.open({ roster, apis: [createHsmApi] })
  const url = await racks.rack(cellId(0)).listen()
  const ask = async (method: string, path: string, body: unknown) => {
    const answer = await fetch(`${url}/hsm/v2${path}`, { method, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text
  }
  const Components = names.map((ID, at) => ({ ID, State: 'Off', Role: 'Compute', NID: at + 1 }))
  await ask('POST', '/State/Components', { Components })
  return { racks, ask }
}

async function benchBulkState(): Promise<void> {
  const ComponentIDs = namesOf(10, 1_000)
  const { racks, ask } = await openRacks(10, ComponentIDs)
  const samples: number[] = []
  for (let at = 0; at < times; at++) {
    const before = performance.now()
    const State = at % 2 === 0 ? 'On' : 'Off'
    await ask('PATCH', '/State/Components/BulkStateData', { ComponentIDs, State })
    samples.push(performance.now() - before)
  }
  await racks.close()
  const name = 'PATCH BulkStateData of 1,000 nodes of 10 cells in one process'
  const beside = { p95Ms: percentile(samples, 0.95), times }
  print(judged({ name, value: median(samples), unit: 'ms', beside }, { atMost: 250 }))
}

async function benchReservations(): Promise<void> {
  const ComponentIDs = namesOf(3, 300)
  const { racks, ask } = await openRacks(3, ComponentIDs)
  const taken: number[] = []
  const given: number[] = []
  const path = '/locks/service/reservations'
  for (let at = 0; at < times; at++) {
    const before = performance.now()
    const wish = { ComponentIDs, ProcessingModel: 'rigid', ReservationDuration: 5 }
    const { Success } = JSON.parse(await ask('POST', path, wish)) as {
      Success: readonly { ID: string; ReservationKey: string }[]
    }
    const between = performance.now()
    const ReservationKeys = Success.map(({ ID, ReservationKey: Key }) => ({ ID, Key }))
    if (Success.length !== ComponentIDs.length) throw new Error('some are not reserved')
    await ask('POST', `${path}/release`, { ReservationKeys })
    taken.push(between - before)
    given.push(performance.now() - between)
  }
  await racks.close()
  for (const [what, samples] of [
    ['rigid reservation', taken],
    ['release', given],
  ] as const) {
    const name = `${what} of 300 nodes in 3 racks in one process`
    const beside = { p95Ms: percentile(samples, 0.95), times }
    print({ name, value: median(samples), unit: 'ms', beside })
  }
}

/**
 * Changes of many racks: the rules, the splitting and the JSON are those of real cells; the disks
 * and the network between them are not there, and all racks share one processor.
 */
export async function benchManyRacks(): Promise<void> {
  await benchBulkState()
  await benchReservations()
}
