import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../cell/env/index.ts'
import { isBelowAny } from '../../cell/inventory/component-query.ts'
import {
  addAddress,
  addComponents,
  addEndpoints,
  addInterface,
  addMember,
  createGroup,
  defaultEnumerations,
  deleteComponent,
  deleteEndpoint,
  deleteGroup,
  deleteInterface,
  groupLabelsOf,
  isDescendantText,
  membersOf,
  parseMac,
  patchGroup,
  patchInterface,
  patchNids,
  patchState,
  putComponent,
  putEndpoint,
  removeMember,
  setMembers,
  xnameOf,
} from '../../cell/inventory/index.ts'
import type { Reader, Transaction } from '../../cell/store/index.ts'
import { openRack } from '../fixture/rack.ts'

/** A request on the inventory; `isRepeatable` = asking twice is the same as asking once. */
interface Step {
  readonly name: string
  readonly isRepeatable: boolean
  readonly run: (tx: Transaction, nowMs: number) => unknown
}

function step(name: string, run: Step['run'], { isRepeatable } = { isRepeatable: true }): Step {
  return { name, run, isRepeatable }
}

const bmcs = ['x1c0s0b0', 'x1c0s1b0']
const nodes = bmcs.flatMap((bmc) => [`${bmc}n0`, `${bmc}n1`])
const node = fc.constantFrom(...nodes)
const someNodes = fc.uniqueArray(node, { maxLength: 3 })
const label = fc.constantFrom('gpu', 'cpu', 'kube')
const mac = fc.constantFrom('02:00:00:00:00:0a', '02-00-00-00-00-0B', '0200.0000.000c')
const ip = fc.constantFrom('10.0.0.1', '10.0.0.2', 'fd00::1')
const ips = fc.array(
  ip.map((ipAddress) => ({ ipAddress })),
  { maxLength: 2 },
)
const nid = fc.integer({ min: -1, max: 4 })
const state = fc.constantFrom('On', 'Off', 'Ready', 'Standby')
const rules = { enumerations: defaultEnumerations, nowMs: 1 }

const system = fc.record({
  uri: fc.oneof(
    node.map((id) => `/redfish/v1/Systems/${id}`),
    fc.constant('/redfish/v1/Systems/1'),
  ),
  name: fc.constantFrom('cb01', 'cb02', 'System'),
  uuid: fc.uuid(),
  ports: fc.array(fc.record({ mac, ip: fc.oneof(ip, fc.constant('')) }), { maxLength: 2 }),
})
const endpointDocument = fc.record({
  id: fc.constantFrom(...bmcs),
  fqdn: fc.constantFrom('a.mgmt', 'b.mgmt', ''),
  uuid: fc.uuid(),
  inventory: fc.record({
    systems: fc.array(system, { maxLength: 2 }),
    managers: fc.constantFrom([], [{ uri: '/redfish/v1/Managers/1' }]),
  }),
})

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ id: node, state, nid })
    .map((component) =>
      step(`add component ${JSON.stringify(component)}`, (tx) =>
        addComponents(tx, { components: [component], force: false }, rules),
      ),
    ),
  fc
    .record({ id: node, state, nid })
    .map((component) =>
      step(`put component ${JSON.stringify(component)}`, (tx) =>
        putComponent(tx, { id: component.id, component }, rules),
      ),
    ),
  node.map((id) => step(`delete component ${id}`, (tx) => deleteComponent(tx, xnameOf(id)))),
  fc
    .tuple(someNodes, state)
    .map(([ids, wanted]) =>
      step(`state ${ids} ${wanted}`, (tx) => patchState(tx, { ids, state: wanted })),
    ),
  fc
    .record({ id: node, nid })
    .map((number) => step(`number ${JSON.stringify(number)}`, (tx) => patchNids(tx, [number]))),
  fc
    .tuple(label, someNodes, fc.boolean())
    .map(([name, memberIds, isExclusive]) =>
      step(`create group ${name} ${memberIds} ${isExclusive}`, (tx, nowMs) =>
        createGroup(
          tx,
          { label: name, memberIds, exclusiveGroup: isExclusive ? 'k' : '' },
          `${nowMs}`,
        ),
      ),
    ),
  fc
    .tuple(label, someNodes)
    .map(([name, memberIds]) =>
      step(`patch group ${name} ${memberIds}`, (tx) =>
        patchGroup(tx, name, { description: 'd', memberIds }),
      ),
    ),
  label.map((name) =>
    step(`delete group ${name}`, (tx) => deleteGroup(tx, name), { isRepeatable: false }),
  ),
  fc
    .tuple(label, node)
    .map(([name, id]) =>
      step(`add member ${name} ${id}`, (tx) => addMember(tx, name, id), { isRepeatable: false }),
    ),
  fc
    .tuple(label, someNodes)
    .map(([name, ids]) => step(`set members ${name} ${ids}`, (tx) => setMembers(tx, name, ids))),
  fc.tuple(label, node).map(([name, id]) =>
    step(`remove member ${name} ${id}`, (tx) => removeMember(tx, name, id), {
      isRepeatable: false,
    }),
  ),
  fc
    .record({ macAddress: mac, componentId: node, ipAddresses: ips })
    .map((input) =>
      step(`add interface ${JSON.stringify(input)}`, (tx, nowMs) => addInterface(tx, input, nowMs)),
    ),
  fc
    .tuple(mac, fc.oneof(node, fc.constant('')), ips)
    .map(([id, componentId, ipAddresses]) =>
      step(`patch interface ${id} ${componentId} ${JSON.stringify(ipAddresses)}`, (tx, nowMs) =>
        patchInterface(tx, { id, patch: { componentId, ipAddresses } }, nowMs),
      ),
    ),
  fc
    .tuple(mac, ip)
    .map(([id, ipAddress]) =>
      step(`add address ${id} ${ipAddress}`, (tx, nowMs) =>
        addAddress(tx, { id, address: { ipAddress } }, nowMs),
      ),
    ),
  mac.map((id) =>
    step(`delete interface ${id}`, (tx) => deleteInterface(tx, id), { isRepeatable: false }),
  ),
  endpointDocument.map((document) =>
    step(`add endpoint ${JSON.stringify(document)}`, (tx, nowMs) =>
      addEndpoints(tx, { documents: [document], isList: false }, nowMs),
    ),
  ),
  endpointDocument.map((document) =>
    step(`put endpoint ${JSON.stringify(document)}`, (tx, nowMs) =>
      putEndpoint(tx, { id: document.id, document }, nowMs),
    ),
  ),
  fc
    .constantFrom(...bmcs)
    .map((id) => step(`delete endpoint ${id}`, (tx) => deleteEndpoint(tx, id))),
)

function expectGroupsConsistent(reader: Reader): void {
  for (const { label: name, member, creationId } of reader.list('membership')) {
    expect(reader.get('component', member), `${member} of ${name} exists`).toBeDefined()
    expect(reader.get('group', name)?.creationId, `${name} of ${member} exists`).toBe(creationId)
  }
  for (const group of reader.list('group')) {
    for (const member of membersOf(reader, group)) {
      expect(groupLabelsOf(reader, member)).toContain(group.label)
    }
  }
  for (const { id } of reader.list('component')) {
    const sets = groupLabelsOf(reader, id)
      .map((name) => reader.get('group', name)?.exclusiveGroup)
      .filter(Boolean)
    expect(new Set(sets).size, `exclusive sets of ${id}`).toBe(sets.length)
  }
}

function expectInterfacesConsistent(reader: Reader): void {
  for (const { id, macAddress, componentId, ipAddresses } of reader.list('ethernetInterface')) {
    expect(parseMac(macAddress)).toEqual({ id, colon: macAddress })
    if (componentId) {
      expect(reader.lookup('ethernetInterface', 'componentId', componentId)).toContain(id)
    }
    for (const { ipAddress } of ipAddresses) {
      expect(reader.lookup('ethernetInterface', 'ip', ipAddress)).toEqual([id])
    }
  }
}

function expectEndpointsConsistent(reader: Reader): void {
  for (const { id, redfishEndpointId } of reader.list('componentEndpoint')) {
    expect(reader.get('redfishEndpoint', redfishEndpointId), `endpoint of ${id}`).toBeDefined()
  }
  for (const { id } of reader.list('endpointSecret')) {
    expect(reader.get('redfishEndpoint', id)).toBeDefined()
  }
  const names = [...reader.list('component')].map(({ hostname }) => hostname).filter(Boolean)
  expect(new Set(names).size, 'host names are unique').toBe(names.length)
}

describe('after any sequence of requests', () => {
  it('groups, interfaces and endpoints agree; repeating and failing leave no trace', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 25 }), async (sequence) => {
        const rack = await openRack()
        let nowMs = 1
        const run = async (step: Step) => {
          nowMs += 1
          try {
            await rack.change((tx) => step.run(tx, nowMs))
            return true
          } catch (error) {
            expect(error, step.name).toBeInstanceOf(Fault)
            expect(error, step.name).not.toMatchObject({ code: 'INTERNAL' })
            return false
          }
        }
        try {
          for (const step of sequence) {
            const before = await rack.fingerprint()
            const done = await run(step)
            const after = await rack.fingerprint()
            if (!done) expect(after, `${step.name} failed`).toBe(before)
            if (done && step.isRepeatable) {
              expect(await run(step), `${step.name} again`).toBe(true)
              expect(await rack.fingerprint(), `${step.name} again`).toBe(after)
            }
            expectGroupsConsistent(rack.ledger)
            expectInterfacesConsistent(rack.ledger)
            expectEndpointsConsistent(rack.ledger)
          }
          expect(await rack.countIndexFlaws()).toBe(0)
        } finally {
          await rack.close()
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('queries by id', () => {
  const id = fc
    .array(fc.tuple(fc.constantFrom('x', 'c', 's', 'b', 'n'), fc.integer({ min: 0, max: 11 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => parts.map(([letter, number]) => `${letter}${number}`).join(''))
  const text = fc.oneof(id, fc.constantFrom('s0', 'p1.2', 'all_comp'))

  it('judge a name by many ids as by each of them', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(text, { maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (name, others, cut) => {
          const ids = new Set(
            [...others, name.slice(0, cut)].filter((other) => other !== 's0' && other !== 'all'),
          )
          const each = [...ids].some((other) => isDescendantText(name, other))
          expect(isBelowAny(name, ids)).toBe(each)
        },
      ),
    )
  })
})
