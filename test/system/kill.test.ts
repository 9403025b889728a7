import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'

const rounds = 20
const writesPerRound = 1_000
const writers = 16

const folder = temporaryFolder('kill')
let cell: CellUnderTest

beforeAll(async () => {
  cell = await startCell({ data: folder.path })
})

afterAll(async () => {
  await cell?.kill()
  folder.remove()
})

function macOf(round: number, write: number): string {
  const hex = (round * writesPerRound + write).toString(16).padStart(8, '0')
  return `0200${hex}`
}

/** Writes until the cell dies; only what was answered with 2xx counts. */
async function writeUntilKilled(target: CellUnderTest, round: number): Promise<Set<string>> {
  const acknowledged = new Set<string>()
  const killAfter = randomInt(1, writesPerRound)
  let next = 0
  let dying: Promise<void> | undefined
  const writer = async () => {
    while (next < writesPerRound && !dying) {
      const mac = macOf(round, next++)
      try {
        const answer = await fetch(`${target.url}/hsm/v2/Inventory/EthernetInterfaces`, {
          method: 'POST',
          headers: { authorization: `Bearer ${target.token}` },
          body: JSON.stringify({ MACAddress: mac, Description: `round ${round}` }),
        })
        await answer.arrayBuffer()
        if (answer.status !== 201) throw new Error(`answered ${answer.status}`)
        acknowledged.add(mac)
      } catch (error) {
        if (!dying) throw error
      }
      if (acknowledged.size >= killAfter) dying ??= target.kill()
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  await dying
  return acknowledged
}

test(`nothing acknowledged is lost in ${rounds} kills`, { timeout: 600_000 }, async () => {
  const acknowledged = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    for (const mac of await writeUntilKilled(cell, round)) acknowledged.add(mac)
    cell = await startCell({ data: folder.path })
    const answer = await fetch(`${cell.url}/hsm/v2/Inventory/EthernetInterfaces`)
    const kept = new Set(((await answer.json()) as { ID: string }[]).map(({ ID }) => ID))
    expect([...acknowledged].filter((mac) => !kept.has(mac))).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(rounds)
})
