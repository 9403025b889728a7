import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { nextBackoff } from '../../agent/rack/up/backoff.ts'
import { cabinetsOf, dealCabinets } from '../../agent/rack/up/deal.ts'
import { gathered } from '../../agent/rack/up/gathering.ts'
import { parseUpOptions } from '../../agent/rack/up/options.ts'

describe('dealing cabinets', () => {
  const text = 'bmcs: [{xname: x1001c0s0b0}]\nnodes: [{xname: X1000c0s0b0n0}, {xname: x9c0s0b0n0}]'

  test('reads them in numeric order, in any case', () => {
    expect(cabinetsOf(text)).toEqual(['x9', 'x1000', 'x1001'])
  })

  test('one cell owns everything and is named after the first', () => {
    expect(dealCabinets(['x1000', 'x1001'], 1)).toEqual([{ id: 'x1000', cabinets: [] }])
  })

  test('several cells share them in order', () => {
    expect(dealCabinets(['x1', 'x2', 'x3', 'x4', 'x5'], 2)).toEqual([
      { id: 'x1', cabinets: ['x1', 'x2', 'x3'] },
      { id: 'x4', cabinets: ['x4', 'x5'] },
    ])
    expect(dealCabinets(['x1', 'x2', 'x3'], 3).map(({ id }) => id)).toEqual(['x1', 'x2', 'x3'])
  })

  test('a cell without a cabinet is named by its place', () => {
    expect(dealCabinets([], 2).map(({ id }) => id)).toEqual(['cell1', 'cell2'])
  })
})

describe('options of up', () => {
  test('defaults', () => {
    expect(parseUpOptions([], 'sample.yaml')).toMatchObject({
      data: '.rackcell',
      host: '127.0.0.1',
      port: 7601,
      cells: 3,
      sample: 'sample.yaml',
      restart: true,
      auth: 'on',
    })
  })

  test('switches off', () => {
    const options = parseUpOptions(['--no-sample', '--no-restart'], 'sample.yaml')
    expect(options.sample).toBeUndefined()
    expect(options.restart).toBe(false)
  })

  test.each(['--cells=0', '--cells=x', '--nonsense', '--http=7601', '--http=h:99999'])(
    'refuses %s',
    (argument) => {
      expect(() => parseUpOptions([argument], 'sample.yaml')).toThrow()
    },
  )
})

test('back-off doubles, is bounded, and starts again after a healthy run', () => {
  expect(nextBackoff(0, 10)).toEqual({ attempts: 1, waitMs: 500 })
  expect(nextBackoff(3, 10)).toEqual({ attempts: 4, waitMs: 4_000 })
  expect(nextBackoff(50, 10).waitMs).toBe(30_000)
  expect(nextBackoff(50, 60_000)).toEqual({ attempts: 1, waitMs: 500 })
})

describe('waiting for the cells to hear of each other', () => {
  const servers: ReturnType<typeof createServer>[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  /** A cell that hears its neighbour from the n-th question on. */
  async function cellThatHears(fromQuestion: number) {
    const seen = { questions: 0, tokens: new Set<string | undefined>() }
    const server = createServer((request, response) => {
      seen.tokens.add(request.headers.authorization)
      const presence = ++seen.questions >= fromQuestion ? 'alive' : 'dark'
      const own = { id: 'x1000', presence: 'self', state: 'degraded', nodes: 0 }
      response.end(JSON.stringify({ cells: [own, { id: 'x1001', presence, nodes: 0 }] }))
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { seen, access: { url: `http://127.0.0.1:${port}`, token: 'secret' } }
  }

  test('asks until all are heard', async () => {
    const { seen, access } = await cellThatHears(3)
    expect(await gathered(access)).toBe(true)
    expect(seen.questions).toBe(3)
    expect([...seen.tokens]).toEqual(['Bearer secret'])
  })

  test('gives up on one that is never heard', async () => {
    const { seen, access } = await cellThatHears(Number.POSITIVE_INFINITY)
    expect(await gathered(access, 120)).toBe(false)
    expect(seen.questions).toBeGreaterThan(1)
  })
})
