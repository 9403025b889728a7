import { expect, it } from 'vitest'
import {
  addComponents,
  addEndpoints,
  addInterface,
  createGroup,
  defaultEnumerations,
  patchEnabled,
  putComponent,
  putEndpoint,
} from '../../../cell/inventory/index.ts'
import type { Transaction } from '../../../cell/store/index.ts'
import { openRack } from '../../fixture/rack.ts'

const rules = { enumerations: defaultEnumerations, nowMs: 1 }
const node = 'x1c0s0b0n0'
const endpoint = {
  id: 'x1c0s0b0',
  enabled: false,
  password: 'p',
  inventory: { systems: [{ uri: `/S/${node}`, name: 'cb01' }], managers: [{ uri: '/M/1' }] },
}

/** Everything that a client may repeat, with empty and false values among it. */
function everything(tx: Transaction, nowMs: number): void {
  const components = [{ id: 'x1c0s1b0n0', state: 'On', enabled: false, softwareStatus: '' }]
  addComponents(tx, { components, force: true }, rules)
  putComponent(tx, { id: 'x1c0s2b0n0', component: { state: 'Off', nid: -1 } }, rules)
  patchEnabled(tx, { ids: ['x1c0s2b0n0'], enabled: false })
  addEndpoints(tx, { documents: [endpoint], isList: false }, nowMs)
  putEndpoint(tx, { id: endpoint.id, document: endpoint }, nowMs)
  addInterface(tx, { macAddress: '020000000001', description: '', componentId: '' }, nowMs)
  createGroup(tx, { label: 'gpu', tags: [], memberIds: [node] }, `creation-${nowMs}`)
}

it('what was said before a restart writes nothing when it is said again after it', async () => {
  const first = await openRack()
  await first.change((tx) => everything(tx, 1))
  const before = await first.fingerprint()
  const second = await openRack({ store: first.store })
  await second.change((tx) => everything(tx, 2))
  expect(await second.fingerprint()).toBe(before)
  await second.close()
})
