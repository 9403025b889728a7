import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HardwareInput, reportHardware } from '../../cell/inventory/index.ts'
import { type CliCell, openCliCell, sampleFile } from '../fixture/cli.ts'

const node = 'x1000c0s4b0n0'
let rack: CliCell

const cli = (...words: string[]) => rack.cli(words)
const report = (...inputs: HardwareInput[]) => {
  return rack.cell.ledger.transact({ subject: 'a test' }, (tx) => reportHardware(tx, inputs, 1))
}

beforeAll(async () => {
  rack = await openCliCell()
  expect((await cli('import', 'discover', sampleFile)).code).toBe(0)
  const memory = (SerialNumber: string) => ({
    id: `${node}d3`,
    infos: { Memory: { Slot: 3 } },
    fru: { infos: { Memory: { Manufacturer: 'Acme', PartNumber: 'M1', SerialNumber } } },
  })
  const empty = { id: 'x1000c0s5b0n0d0', status: 'Empty', infos: { Memory: {} } }
  await report(empty, memory('S1'))
  await report(memory('S2'))
})

afterAll(() => rack?.close())

test('hardware is listed, all of it or that of nodes', async () => {
  const all = (await cli('hardware', 'list')).out.split('\n')
  expect(all[1]).toMatch(/^x1000c0s4b0n0d3 +Memory +Populated +Acme +M1 +S2$/)
  expect(all[2]).toMatch(/^x1000c0s5b0n0d0 +Memory +Empty/)
  expect((await cli('hardware', 'list', 'cb05', '-o', 'name')).out).toBe(`${node}d3\n`)
})

test('one place is shown with its part and its properties', async () => {
  const { out } = await cli('hardware', 'show', `${node}d3`)
  expect(out).toMatch(/Part: +Memory\.Acme\.M1\.S2\n/)
  expect(out).toMatch(/Slot: +3\n/)
  const { out: json } = await cli('hardware', 'show', `${node}d3`, '-o', 'json')
  expect(JSON.parse(json)).toMatchObject({ ID: `${node}d3`, Ordinal: 3 })
  const none = await cli('hardware', 'show', `${node}d9`)
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('no such xname.')])
})

test('what happened at a place is told in its order', async () => {
  const { out } = await cli('hardware', 'history', `${node}d3`)
  const events = out.split('\n').slice(1, 4)
  expect(events.map((line) => line.split(/ +/)[1])).toEqual(['Detected', 'Removed', 'Added'])
  const none = await cli('hardware', 'history', node)
  expect([none.code, none.err]).toEqual([0, expect.stringContaining('Nothing has happened there.')])
})
