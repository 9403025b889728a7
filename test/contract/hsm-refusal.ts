/**
 * A rack with something to collide with, and a check that a request is refused in the reference's
 * words without a trace in the store.
 */
import { expect } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'
import { type RawAnswer, sendRaw } from '../fixture/raw-http.ts'

/**
 * Its nodes: the first has a BMC, a MAC and an address, both are in groups of one exclusive set.
 */
export const node = 'x1000c0s0b0n0'
export const other = 'x1000c0s1b0n0'
export const nodeMac = '02:00:00:00:20:00'
/** In use by nobody. */
export const otherMac = '02:00:00:00:20:01'

/** A system as it comes along with an endpoint. */
export const system = (id: string, mac: string, ip: string) => ({
  uri: `/redfish/v1/Systems/${id}`,
  name: id,
  ethernet_interfaces: [{ mac, ip }],
})

/** An endpoint with systems. */
export const endpoint = (id: string, systems: object[]) => ({
  ID: id,
  FQDN: `${id}.mgmt`,
  SchemaVersion: 1,
  Systems: systems,
})

/** A request, and how it must be refused. */
export interface Refusal {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
  readonly detail: RegExp
  /** Announced instead of the body's own. */
  readonly contentLength?: number
}

/** The rack, and what may be asked of it. */
export interface RefusingRack {
  readonly rack: TestRack
  send(
    method: string,
    path: string,
    body?: unknown,
    more?: { contentLength: number },
  ): Promise<RawAnswer>
  /** Sends what must be refused, and checks the words and that nothing at all was written. */
  refused(refusal: Refusal): Promise<void>
}

/** Opens the rack; `await rack.close()` when done. */
export async function openRefusingRack(): Promise<RefusingRack> {
  const rack = await openRack({ apis: [createHsmApi] })
  const url = await rack.listen()
  const send: RefusingRack['send'] = (method, path, body, more) =>
    sendRaw(url, { method, path: `/hsm/v2${path}`, body, ...more })

  const components = [
    { ID: node, State: 'On', NID: 1 },
    { ID: other, State: 'On', NID: 2 },
  ]
  await send('POST', '/State/Components', { Components: components })
  const bmc = endpoint('x1000c0s0b0', [system(node, nodeMac, '10.0.0.1')])
  await send('POST', '/Inventory/RedfishEndpoints', bmc)
  await send('POST', '/groups', { label: 'gpu', exclusiveGroup: 'kind', members: { ids: [node] } })
  await send('POST', '/groups', { label: 'cpu', exclusiveGroup: 'kind', members: { ids: [other] } })

  const orders = () => [rack.ledger.order('public'), rack.ledger.order('close')]
  return {
    rack,
    send,
    async refused({ method, path, body, status, detail, contentLength }) {
      const before = [orders(), await rack.fingerprint()]
      const answer = await send(method, path, body, contentLength ? { contentLength } : undefined)
      expect(answer.body).toMatch(/\n$/)
      expect(answer.json()).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        detail: expect.stringMatching(detail),
        status,
      })
      expect(answer.status).toBe(status)
      expect(answer.headers['content-type']).toBe('application/problem+json')
      expect([orders(), await rack.fingerprint()]).toEqual(before)
    },
  }
}
