import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CliCell, openCliCell, sampleFile } from '../fixture/cli.ts'

let rack: CliCell

beforeAll(async () => {
  rack = await openCliCell()
  const { code, err } = await rack.cli(['import', 'discover', sampleFile])
  expect([code, err]).toEqual([0, ''])
})

afterAll(async () => {
  await rack?.close()
})

async function cli(line: string): Promise<string> {
  const { code, out } = await rack.cli(line.split(' '))
  expect([line, code]).toEqual([line, 0])
  return out
}

test('partitions are made, changed and removed like groups; a node is in one at most', async () => {
  expect(await cli('partition list')).toBe('')
  expect(await cli('partition create p1 cb[01-04] --tag left')).toBe('p1: created with 4 nodes\n')
  expect(await cli('partition list')).toMatch(/p1 +4 +cb\[01-04\] +left +The p1 partition/)
  expect(await cli('partition add p1 cb[04-05]')).toBe('p1: added cb05\np1: unchanged cb04\n')
  const refused = await rack.cli(['partition', 'create', 'p2', 'cb01'])
  expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('partition p1')])
  expect(await cli('partition set p1 cb[05-06]')).toBe('p1: 2 nodes, cb[05-06]\n')
  expect(await cli('partition create p2 cb01')).toBe('p2: created with 1 node\n')
  expect(await cli('partition remove p1 cb05')).toBe('p1: removed cb05\n')
  expect(await cli('partition show p1')).toMatch(/members: +cb06/)
  expect(await cli('partition delete p1 p2')).toBe('p1: deleted\np2: deleted\n')
})
