import {
  mergeDefaults,
  phoneHome,
  rememberInstance,
  setGroup,
} from '../../bootstrap/cloud-init/index.ts'
import { setBootParameters } from '../../cell/boot/index.ts'
import { Fault } from '../../cell/env/index.ts'
import {
  addMember,
  createGroup,
  defaultEnumerations,
  deleteGroup,
  patchGroup,
  patchState,
  removeMember,
} from '../../cell/inventory/index.ts'
import type { Transaction } from '../../cell/store/index.ts'
import { type NodeName, nodeName } from './rack.ts'

/**
 * What somebody asks a cell for: small, as JSON, and decided by production rules. `mark` makes each
 * one different, so that what came of it can be told apart.
 */
export type Command =
  | { readonly do: 'discover'; readonly rack: number; readonly nodes: readonly number[] }
  | { readonly do: 'remove'; readonly rack: number; readonly node: number }
  | { readonly do: 'state'; readonly rack: number; readonly node: number; readonly state: string }
  | {
      readonly do: 'boot-host'
      readonly rack: number
      readonly node: number
      readonly mark: string
    }
  | { readonly do: 'phone-home'; readonly rack: number; readonly node: number }
  | { readonly do: 'join'; readonly rack: number; readonly node: number; readonly label: string }
  | { readonly do: 'leave'; readonly rack: number; readonly node: number; readonly label: string }
  | { readonly do: 'boot-role'; readonly mark: string }
  | { readonly do: 'boot-group'; readonly label: string; readonly mark: string }
  | { readonly do: 'group'; readonly label: string; readonly mark: string }
  | { readonly do: 'no-group'; readonly label: string }
  | { readonly do: 'cloud-defaults'; readonly mark: string }
  | { readonly do: 'cloud-group'; readonly label: string; readonly mark: string }

/** The node that a command is about; undefined = it is about the whole cluster. */
export function subjectOf(command: Command): NodeName | undefined {
  if (!('rack' in command)) return undefined
  return nodeName(command.rack, 'nodes' in command ? (command.nodes[0] ?? 0) : command.node)
}

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }

/** A command as a cell sends it to another. */
export function encodeCommand(command: Command): Uint8Array {
  return utf8.encoder.encode(JSON.stringify(command))
}

/** Fault: INPUT_BODY for what is none. */
export function decodeCommand(bytes: Uint8Array): Command {
  try {
    const command = JSON.parse(utf8.decoder.decode(bytes)) as Command
    if (typeof command.do === 'string') return command
  } catch {
    // Said below.
  }
  throw new Fault('INPUT_BODY')
}

/** A command in a few words, for the trace. */
export function commandText(command: Command): string {
  const { do: what, ...more } = command
  return `${what} ${Object.values(more).join(' ')}`
}

const kernels = 'http://images.example'

function bootInput(mark: string) {
  const kernel = `${kernels}/vmlinuz-${mark.length % 3}`
  return { kernel, initrd: `${kernels}/initrd`, params: `console=ttyS0 mark=${mark}` }
}

function discover(tx: Transaction, name: NodeName, nowMs: number): void {
  const { xname, nid, hostname, macId, mac, ip, bmc } = name
  const node = { id: xname, type: 'Node', state: 'Off', flag: 'OK', nid, hostname }
  tx.put('component', { ...node, enabled: true, role: 'Compute', arch: 'X86', createdMs: nowMs })
  tx.put('ethernetInterface', {
    id: macId,
    macAddress: mac,
    lastUpdateMs: nowMs,
    componentId: xname,
    ipAddresses: [{ ipAddress: ip }],
  })
  const bare = { domain: '', fqdn: bmc, hostname: bmc, rediscoverOnUpdate: false }
  tx.put('redfishEndpoint', { id: bmc, type: 'NodeBMC', enabled: true, ...bare })
}

function remove(tx: Transaction, { xname, macId, bmc }: NodeName): void {
  for (const member of tx.lookup('membership', 'member', xname)) tx.delete('membership', member)
  tx.delete('bootHost', `host:${xname}`)
  tx.delete('ethernetInterface', macId)
  tx.delete('component', xname)
  tx.delete('redfishEndpoint', bmc)
  tx.delete('instanceInfo', xname)
}

function comeHome(tx: Transaction, { xname }: NodeName): void {
  const component = tx.get('component', xname)
  if (!component) throw new Fault('NOT_FOUND')
  rememberInstance(tx, component)
  phoneHome(tx, component)
}

function putGroup(tx: Transaction, label: string, mark: string): void {
  if (tx.get('group', label)) patchGroup(tx, label, { description: mark })
  else createGroup(tx, { label, description: mark }, mark)
}

/** What deciding takes from outside. */
export interface DecidingRules {
  readonly nowMs: number
  /** Names the request: nodes that boot what it configured carry it. */
  readonly referralToken: string
}

/** Decides a command inside a transaction. Faults: those of the rules that it runs. */
export function decide(tx: Transaction, command: Command, rules: DecidingRules): void {
  const boot = { enumerations: defaultEnumerations, referralToken: rules.referralToken }
  const nobody = { hosts: [], macs: [], nids: [] }
  const name = subjectOf(command)
  const xname = name?.xname ?? ''
  switch (command.do) {
    case 'discover':
      for (const node of command.nodes) discover(tx, nodeName(command.rack, node), rules.nowMs)
      return
    case 'remove':
      if (name) remove(tx, name)
      return
    case 'state':
      patchState(tx, { ids: [xname], state: command.state, force: true })
      return
    case 'boot-host':
      setBootParameters(tx, { ...nobody, hosts: [xname], ...bootInput(command.mark) }, boot)
      return
    case 'phone-home':
      if (name) comeHome(tx, name)
      return
    case 'join':
      addMember(tx, command.label, xname)
      return
    case 'leave':
      removeMember(tx, command.label, xname)
      return
    case 'boot-role':
      setBootParameters(tx, { ...nobody, hosts: ['Compute'], ...bootInput(command.mark) }, boot)
      return
    case 'boot-group':
      setBootParameters(
        tx,
        { ...nobody, hosts: [`@${command.label}`], ...bootInput(command.mark) },
        boot,
      )
      return
    case 'group':
      putGroup(tx, command.label, command.mark)
      return
    case 'no-group':
      deleteGroup(tx, command.label)
      return
    case 'cloud-defaults':
      mergeDefaults(tx, { region: command.mark })
      return
    case 'cloud-group':
      setGroup(tx, { name: command.label, description: command.mark })
      return
  }
}
