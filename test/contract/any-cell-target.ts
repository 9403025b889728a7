/** Three racks with one node each, and how the tests of forwarding ask them. */
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { addNodes, type TestNode } from '../fixture/nodes.ts'
import { testTokens } from '../fixture/rack.ts'
import { type RacksOptions, TestRacks } from '../fixture/racks.ts'

/** A node as these tests name it. */
interface CellNode extends TestNode {
  readonly hostname: string
  readonly macs: readonly [string]
  readonly ips: readonly [string]
}

/** The node of each rack. */
export const nodes = {
  a: {
    xname: 'x1000c0s0b0n0',
    hostname: 'na',
    nid: 1,
    macs: ['02:00:00:00:0a:00'],
    ips: ['10.0.0.10'],
    controllerEnabled: true,
  },
  b: {
    xname: 'x1001c0s0b0n0',
    hostname: 'nb',
    nid: 2,
    macs: ['02:00:00:00:0b:00'],
    ips: ['10.0.1.10'],
    controllerEnabled: true,
  },
  c: {
    xname: 'x1002c0s0b0n0',
    hostname: 'nc',
    nid: 3,
    macs: ['02:00:00:00:0c:00'],
    ips: ['10.0.2.10'],
    controllerEnabled: true,
  },
} as const satisfies Record<string, CellNode>

export const allXnames = [nodes.a.xname, nodes.b.xname, nodes.c.xname]

/** An answer, with its body as whatever it is. */
export interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  readonly json: never
}

/** How a request differs from one of an administrator without a body. */
export interface Asking {
  readonly body?: unknown
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly from?: string
}

export type Cell = 'a' | 'b' | 'c'

/** The racks `a`, `b` and `c` with the cabinets x1000, x1001 and x1002; `a` owns the rest. */
export async function openThree(options: Partial<RacksOptions> = {}) {
  const roster = { a: ['', 'x1000'], b: ['x1001'], c: ['x1002'] }
  const apis = [createHsmApi, createBootApi, createCloudInitApi]
  const racks = await TestRacks.open({ roster, apis, auth: 'tokens', ...options })
  for (const [cell, node] of Object.entries(nodes)) await addNodes(racks.rack(cell).ledger, node)
  const ask = async (cell: Cell, method: string, url: string, asking: Asking = {}) => {
    const { body, token = testTokens.admin, headers, from = '10.9.9.9' } = asking
    const answer = await racks.rack(cell).app.inject({
      method: method as 'GET',
      url,
      remoteAddress: from,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      get json() {
        return JSON.parse(answer.body) as never
      },
    } satisfies Told
  }
  const component = (cell: Cell) => racks.rack(cell).ledger.get('component', nodes[cell].xname)
  return { racks, ask, component }
}

export type Three = Awaited<ReturnType<typeof openThree>>
