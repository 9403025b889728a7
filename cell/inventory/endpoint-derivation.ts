/**
 * What follows from the inventory that comes along with a Redfish endpoint (reference 1.4, the
 * second body version): components, what the controller offers for each, and network interfaces.
 * Nothing is read or written here; endpoint-inventory.ts brings a derivation into the slice.
 */
import { Fault } from '../env/index.ts'
import type { ComponentEndpoint, RedfishEndpoint } from '../record/index.ts'
import { hardwareOfSystem, type SystemHardware } from './endpoint-hardware.ts'
import { namesNoPort, zeroUuid } from './endpoint-input.ts'
import { derivePdu, type PduInput } from './endpoint-pdu.ts'
import type { HardwareInput } from './hardware-input.ts'
import { ipOf } from './ip.ts'
import { isPortMac, type MacAddress, parseMac } from './mac.ts'
import { quoted } from './quoted.ts'
import { bmcOf, parseXname, typeOf, type Xname } from './xname.ts'

/** One network port as a controller reports it. */
export interface PortInput {
  readonly uri?: string | undefined
  readonly mac?: string | undefined
  readonly ip?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly enabled?: boolean | undefined
}

/** One system of a controller. */
export interface SystemInput {
  readonly uri?: string | undefined
  readonly uuid?: string | undefined
  readonly name?: string | undefined
  readonly systemType?: string | undefined
  readonly actions?: readonly string[] | undefined
  readonly ports?: readonly PortInput[] | undefined
  readonly powerControlIds?: readonly string[] | undefined
  readonly chassis?: readonly string[] | undefined
  /** What it is made of. */
  readonly hardware?: SystemHardware | undefined
}

/** The controller itself. */
export interface ManagerInput {
  readonly uri?: string | undefined
  readonly uuid?: string | undefined
  readonly name?: string | undefined
  readonly type?: string | undefined
  readonly actions?: readonly string[] | undefined
  readonly ports?: readonly PortInput[] | undefined
  /** Ways to reach its command shell: SSH, Telnet … */
  readonly commandShell?: readonly string[] | undefined
}

/** Everything that came along with an endpoint. */
export interface EndpointInventory {
  readonly systems: readonly SystemInput[]
  readonly managers: readonly ManagerInput[]
  /** Of a power distribution unit. */
  readonly pdu?: PduInput | undefined
}

/** A component that the inventory speaks of. */
export interface DerivedComponent {
  readonly id: Xname
  readonly isNode: boolean
  /** The state that it has when it is new; a node is On. */
  readonly state?: string
  /** What the operator calls it, when that can be a host name. */
  readonly hostname?: string
}

/** An interface that the inventory speaks of; addresses in the order of the ports. */
export interface DerivedInterface {
  readonly mac: MacAddress
  readonly componentId: Xname
  readonly description: string
  readonly ips: readonly string[]
}

/** What an inventory says. */
export interface Derivation {
  readonly components: readonly DerivedComponent[]
  readonly endpoints: readonly ComponentEndpoint[]
  readonly interfaces: readonly DerivedInterface[]
  /** The nodes as hardware, as far as that is told. */
  readonly hardware: readonly HardwareInput[]
  /** What was passed over and why, for the log. */
  readonly notes: readonly string[]
}

/** Sessions that the reference claims for every command shell. */
const shellSessionsMax = 65_536

/** The path of a URI, which may come with scheme and host or without. */
function pathOf(uri: string | undefined): string {
  const path = (uri ?? '').replace(/^[a-z][-+.a-z0-9]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '')
  return path.replace(/\/+$/, '')
}

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A label of a host name (RFC 1123, 2.1), in lower case. */
function hostLabel(name: string | undefined): string | undefined {
  const label = (name ?? '').trim().toLowerCase()
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(label) ? label : undefined
}

/**
 * Leaves out what is listed again: the same UUID (reference 1.4), without a UUID the same URI, and
 * in any case a URI that names the same node.
 */
function distinctSystems(bmc: string, systems: readonly SystemInput[]): SystemInput[] {
  const seen = new Set<string>()
  return systems.filter((system) => {
    const uuid = (system.uuid ?? '').trim().toLowerCase()
    const own = uuid === zeroUuid ? '' : uuid
    const keys = [own || pathOf(system.uri), nodeInUri(bmc, system) ?? ''].filter(Boolean)
    const isNew = !keys.some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}

interface NamedSystem {
  readonly system: SystemInput
  readonly id: Xname
  readonly hostname?: string
}

/**
 * Names the systems below a BMC. A client that knows the position puts it into the URI and the
 * operator's name beside it; otherwise systems are numbered as they come.
 */
function nameSystems(bmc: string, systems: readonly SystemInput[], notes: string[]): NamedSystem[] {
  const all = distinctSystems(bmc, systems)
  const byUri = new Map(all.map((system) => [system, nodeInUri(bmc, system)]))
  const taken = new Set<string | undefined>(byUri.values())
  const named: NamedSystem[] = []
  for (const [at, system] of all.entries()) {
    const known = byUri.get(system)
    const id = known ?? numbered(bmc, at, taken)
    if (id === undefined) {
      notes.push(`system ${pathOf(system.uri)} passed over: no node can be below ${bmc}`)
      continue
    }
    taken.add(id)
    const hostname = known && hostLabel(system.name)
    named.push({ system, id, ...(hostname && { hostname }) })
  }
  return named
}

function nodeInUri(bmc: string, { uri }: SystemInput): Xname | undefined {
  const parsed = parseXname(lastSegment(pathOf(uri)))
  return parsed?.type === 'Node' && bmcOf(parsed.name) === bmc ? parsed.name : undefined
}

function numbered(
  bmc: string,
  from: number,
  taken: ReadonlySet<string | undefined>,
): Xname | undefined {
  for (let number = from; ; number += 1) {
    const parsed = parseXname(`${bmc}n${number}`)
    if (parsed?.type !== 'Node') return undefined
    if (!taken.has(parsed.name)) return parsed.name
  }
}

/** The MAC of a port, if it names one that a port can have. */
function macOfPort({ mac = '' }: PortInput): MacAddress | undefined {
  const parsed = parseMac(mac)
  return parsed && isPortMac(parsed) ? parsed : undefined
}

/** The address of a port, if it has one. Faults: INPUT_IP. */
function ipOfPort({ ip = '' }: PortInput): string | undefined {
  const text = ip.trim() === '' ? '' : ipOf(ip).text
  return text === '' || text === '0.0.0.0' || text === '::' ? undefined : text
}

function portInfo(port: PortInput) {
  return {
    RedfishId: lastSegment(pathOf(port.uri)) || port.name || '',
    '@odata.id': pathOf(port.uri),
    Description: port.description ?? '',
    InterfaceEnabled: port.enabled ?? true,
    MACAddress: macOfPort(port)?.colon ?? port.mac ?? '',
  }
}

function resetAction(name: string, path: string, allowed: readonly string[] | undefined) {
  return {
    [`#${name}.Reset`]: {
      'ResetType@Redfish.AllowableValues': allowed ?? [],
      '@Redfish.ActionInfo': `${path}/ResetActionInfo`,
      target: `${path}/Actions/${name}.Reset`,
    },
  }
}

interface OfferInput {
  readonly id: Xname
  readonly kind: 'ComputerSystem' | 'Manager'
  readonly subtype: string | undefined
  readonly source: SystemInput | ManagerInput
  readonly infoName: string
  readonly info: object
}

/** What a controller offers for one component. */
function offer(endpoint: RedfishEndpoint, input: OfferInput): ComponentEndpoint {
  const { id, kind, subtype, source, infoName, info } = input
  const path = pathOf(source.uri)
  const ports = source.ports ?? []
  const macAddr = ports.map((port) => macOfPort(port)?.colon).find(Boolean)
  return {
    id,
    type: typeOf(id),
    redfishType: kind,
    redfishSubtype: subtype ?? '',
    ...(macAddr && { macAddr }),
    ...(source.uuid && { uuid: source.uuid }),
    odataId: path,
    redfishEndpointId: endpoint.id,
    redfishUrl: `${endpoint.fqdn}${path}`,
    componentEndpointType: `ComponentEndpoint${kind}`,
    infoName,
    infoJson: JSON.stringify({
      Name: source.name ?? '',
      Actions: resetAction(kind, path, source.actions),
      EthernetNICInfo: ports.map(portInfo),
      ...info,
    }),
  }
}

function offerOfSystem(endpoint: RedfishEndpoint, { id, system }: NamedSystem): ComponentEndpoint {
  const [chassis] = system.chassis ?? []
  const controls = (system.powerControlIds ?? []).map((uri) => ({ '@odata.id': uri }))
  const info = {
    ...(chassis && { PowerURL: `${pathOf(chassis)}/Power` }),
    ...(controls.length > 0 && { PowerControl: controls }),
  }
  const subtype = system.systemType
  const infoName = 'RedfishSystemInfo'
  return offer(endpoint, { id, kind: 'ComputerSystem', subtype, source: system, infoName, info })
}

function offerOfManager(endpoint: RedfishEndpoint, manager: ManagerInput): ComponentEndpoint {
  const info = {
    CommandShell: {
      ServiceEnabled: true,
      MaxConcurrentSessions: shellSessionsMax,
      ConnectTypesSupported: manager.commandShell ?? [],
    },
  }
  const id = endpoint.id as Xname
  const subtype = manager.type
  const infoName = 'RedfishManagerInfo'
  return offer(endpoint, { id, kind: 'Manager', subtype, source: manager, infoName, info })
}

/** Gathers ports by MAC: one card may be listed several times, once per address. */
class Interfaces {
  readonly #byMac = new Map<string, DerivedInterface>()
  readonly #notes: string[]

  constructor(notes: string[]) {
    this.#notes = notes
  }

  /** A port that cannot be told from others is passed over: it costs nobody the whole endpoint. */
  add(componentId: Xname, ports: readonly PortInput[] | undefined): void {
    for (const port of ports ?? []) {
      const { mac: text = '' } = port
      const mac = macOfPort(port)
      if (mac !== undefined) this.#addPort(mac, componentId, port)
      else if (!namesNoPort(text)) {
        this.#notes.push(`port of ${componentId} passed over: ${quoted(text)} is no MAC of a port`)
      }
    }
  }

  #addPort(mac: MacAddress, componentId: Xname, port: PortInput): void {
    const ip = ipOfPort(port)
    const ips = ip === undefined ? [] : [ip]
    const before = this.#byMac.get(mac.id)
    if (before === undefined) {
      this.#byMac.set(mac.id, { mac, componentId, description: port.description ?? '', ips })
      return
    }
    if (before.componentId !== componentId) {
      throw new Fault('CONFLICT_UNIQUE', {
        message: `MAC address ${mac.colon} is on ${before.componentId} and on ${componentId}`,
        details: { mac: mac.colon, holder: before.componentId },
      })
    }
    this.#byMac.set(mac.id, { ...before, ips: [...new Set([...before.ips, ...ips])] })
  }

  all(): DerivedInterface[] {
    return [...this.#byMac.values()]
  }
}

/**
 * Works out what an inventory says of the components below an endpoint. Faults: INPUT_IP,
 * CONFLICT_UNIQUE.
 */
export function deriveInventory(
  endpoint: RedfishEndpoint,
  { systems, managers, pdu }: EndpointInventory,
): Derivation {
  const notes: string[] = []
  const interfaces = new Interfaces(notes)
  const bmc = endpoint.id as Xname
  for (const manager of managers) interfaces.add(bmc, manager.ports)
  const named = nameSystems(bmc, systems, notes)
  for (const { id, system } of named) interfaces.add(id, system.ports)
  // One component has one entry: of several managers, the first speaks for the controller.
  const [manager] = managers
  if (managers.length > 1) notes.push(`${managers.length} managers: the first one is used`)
  const unit = derivePdu(endpoint, pdu)
  return {
    components: [
      ...unit.components,
      ...(manager ? [{ id: bmc, isNode: false }] : []),
      ...named.map(({ id, hostname }) => ({ id, isNode: true, ...(hostname && { hostname }) })),
    ],
    endpoints: [
      ...unit.endpoints,
      ...(manager ? [offerOfManager(endpoint, manager)] : []),
      ...named.map((system) => offerOfSystem(endpoint, system)),
    ],
    interfaces: interfaces.all(),
    hardware: named.flatMap(({ id, system }) => {
      return hardwareOfSystem(id, { ...system, ...system.hardware }) ?? []
    }),
    notes: [...notes, ...unit.notes],
  }
}
