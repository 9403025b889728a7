import { setBootParameters } from '../../cell/boot/index.ts'
import { defaultEnumerations } from '../../cell/inventory/index.ts'
import type { Transaction } from '../../cell/store/index.ts'
import type { SeededRandom } from '../random/index.ts'

/** Nodes of the simulated rack: few, so that clients meet on them. */
export const rackNodes = 10

const labels = ['gpu', 'kube', 'login']
const states = ['Off', 'On', 'Ready', 'Standby']

/** The names of one node. */
export interface NodeNames {
  readonly xname: string
  readonly bmc: string
  readonly macId: string
  readonly mac: string
}

export function nodeNames(number: number): NodeNames {
  const macId = (0x02_00_00_00_10_00 + number).toString(16).padStart(12, '0')
  const mac = macId.replace(/..(?!$)/g, '$&:')
  return { xname: `x1000c0s${number}b0n0`, bmc: `x1000c0s${number}b0`, macId, mac }
}

/** Something that a client wants done, with the words that the trace has for it. */
export interface Wish {
  readonly what: string
  decide(transaction: Transaction): unknown
}

/** Thrown by a decision that changes its mind after its writes. */
export class ChangedMind extends Error {
  override readonly name = 'ChangedMind'
}

function discover(random: SeededRandom, number: number): Wish {
  const { xname, bmc, macId, mac } = nodeNames(number)
  const hostname = `cb${random.chance(0.9) ? number : random.below(rackNodes)}`
  const ipAddress = `10.0.0.${random.chance(0.9) ? number : random.below(rackNodes)}`
  const password = random.bytes(8).toString()
  return {
    what: `discover ${xname} ${hostname} ${ipAddress}`,
    decide(tx) {
      const node = { id: xname, type: 'Node', state: 'On', flag: 'OK', nid: number, hostname }
      tx.put('component', { ...node, enabled: true, role: 'Compute', arch: 'X86' })
      tx.put('ethernetInterface', {
        id: macId,
        macAddress: mac,
        lastUpdateMs: number,
        componentId: xname,
        ipAddresses: [{ ipAddress }],
      })
      tx.put('redfishEndpoint', {
        id: bmc,
        type: 'NodeBMC',
        hostname: bmc,
        domain: '',
        fqdn: bmc,
        enabled: true,
        rediscoverOnUpdate: false,
      })
      tx.put('endpointSecret', { id: bmc, password })
      tx.put('componentEndpoint', {
        id: xname,
        type: 'Node',
        redfishType: 'ComputerSystem',
        redfishSubtype: 'Physical',
        odataId: '/redfish/v1/Systems/1',
        redfishEndpointId: bmc,
        redfishUrl: `${bmc}/redfish/v1/Systems/1`,
        componentEndpointType: 'ComponentEndpointComputerSystem',
      })
    },
  }
}

function remove(_random: SeededRandom, number: number): Wish {
  const { xname, bmc, macId } = nodeNames(number)
  return {
    what: `remove ${xname}`,
    decide(tx) {
      for (const member of tx.lookup('membership', 'member', xname)) tx.delete('membership', member)
      tx.delete('ethernetInterface', macId)
      tx.delete('component', xname)
      tx.delete('componentEndpoint', xname)
      tx.delete('redfishEndpoint', bmc)
      tx.delete('endpointSecret', bmc)
      tx.delete('instanceInfo', xname)
    },
  }
}

function changeState(random: SeededRandom, number: number): Wish {
  const { xname } = nodeNames(number)
  const state = random.pick(states)
  return {
    what: `state ${xname} ${state}`,
    decide(tx) {
      const node = tx.get('component', xname)
      if (node) tx.put('component', { ...node, state })
    },
  }
}

function changeGroup(random: SeededRandom): Wish {
  const label = random.pick(labels)
  const creationId = random.bytes(4).toString()
  if (random.chance(0.2)) {
    return {
      what: `delete group ${label}`,
      decide(tx) {
        for (const id of tx.lookup('membership', 'label', label)) tx.delete('membership', id)
        tx.delete('group', label)
      },
    }
  }
  const group = { label, description: `made ${creationId}`, tags: [], creationId }
  return { what: `put group ${label}`, decide: (tx) => tx.put('group', group) }
}

function changeMember(random: SeededRandom, number: number): Wish {
  const { xname: member } = nodeNames(number)
  const label = random.pick(labels)
  const isJoining = random.chance(0.7)
  return {
    what: `${isJoining ? 'join' : 'leave'} ${label} ${member}`,
    decide(tx) {
      const group = tx.get('group', label)
      if (!isJoining) return tx.delete('membership', `${label}/${member}`)
      if (!group || !tx.get('component', member)) return undefined
      return tx.put('membership', { label, member, creationId: group.creationId })
    },
  }
}

function configureBoot(random: SeededRandom, number: number): Wish {
  const { xname, mac } = nodeNames(number)
  const kind = random.pick(['host', 'mac', 'nid', 'default', 'image'] as const)
  const params = `console=ttyS0 try=${random.below(1_000)}`
  const referralToken = random.bytes(8).toString()
  const kernel = `http://images/vmlinuz-${random.below(3)}`
  if (kind === 'default') {
    const entry = { subject: 'default', kernel, params, referralToken }
    return { what: 'boot default', decide: (tx) => tx.put('bootIntent', entry) }
  }
  const input = {
    hosts: kind === 'host' ? [xname] : [],
    macs: kind === 'mac' ? [mac] : [],
    nids: kind === 'nid' ? [number] : [],
    kernel,
    initrd: kind === 'image' ? '' : 'http://images/initrd',
    params,
  }
  return {
    what: `boot ${kind} ${number}`,
    decide: (tx) =>
      setBootParameters(tx, input, { enumerations: defaultEnumerations, referralToken }),
  }
}

function configureCloud(random: SeededRandom, number: number): Wish {
  const { xname: id } = nodeNames(number)
  const instanceId = `i-${random.below(1_000)}`
  const name = random.pick(labels)
  const kind = random.pick(['instance', 'defaults', 'group'] as const)
  return {
    what: `cloud ${kind} ${instanceId}`,
    decide(tx) {
      if (kind === 'instance') tx.put('instanceInfo', { id, instanceId, publicKeys: [] })
      else if (kind === 'defaults') tx.put('cloudDefaults', { region: instanceId, publicKeys: [] })
      else tx.put('cloudGroup', { name, description: instanceId })
    },
  }
}

/** A wish that changes its mind at the last moment: nothing of it may happen. */
function doomed({ what, decide }: Wish): Wish {
  return {
    what: `${what}, then not`,
    decide(tx) {
      decide(tx)
      throw new ChangedMind(what)
    },
  }
}

/** What clients want, the common things more than once. */
const wishes: readonly ((random: SeededRandom, number: number) => Wish)[] = [
  discover,
  discover,
  remove,
  changeState,
  changeState,
  changeGroup,
  changeMember,
  changeMember,
  configureBoot,
  configureBoot,
  configureCloud,
]

/** Draws what a client wants next. */
export function drawWish(random: SeededRandom): Wish {
  const wish = random.pick(wishes)(random, random.below(rackNodes))
  return random.chance(0.05) ? doomed(wish) : wish
}
