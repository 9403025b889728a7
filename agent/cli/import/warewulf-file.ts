/**
 * Reads Warewulf 4's nodes.conf: nodes with what their profiles give them. Pure: text in, nodes or
 * everything that is wrong out. It takes the spellings of versions 4.3 to 4.7.
 */
import { xnameOfType } from '../../../cell/inventory/index.ts'
import { UniqueValues } from './discover-field.ts'
import type { DiscoveredAddress, DiscoveredInterface } from './discovery.ts'
import { FieldReader, flawsFault } from './field-reader.ts'
import {
  cleanList,
  type Fields,
  isFields,
  laidOver,
  namesOf,
  profilesInOrder,
} from './warewulf-profile.ts'
import { type Path, YamlSource } from './yaml-source.ts'

/** A node as nodes.conf tells it, profiles laid under it. */
export interface WarewulfNode {
  readonly name: string
  readonly profiles: readonly string[]
  /** The tag `xname`: where the node sits. */
  readonly xname: string | undefined
  readonly interfaces: readonly DiscoveredInterface[]
  readonly bmc: { readonly ip?: string; readonly user?: string; readonly password?: string }
  /** Words of the kernel command line. */
  readonly kernelArgs: readonly string[]
  /** What rackcell has no place for: a word for it, and its value where that helps. */
  readonly leftBehind: readonly string[]
}

/** Keys of a node that have no counterpart, and what to call them. */
const withoutPlace: readonly (readonly [key: string, word: string])[] = [
  ['comment', 'comments'],
  ['cluster name', 'cluster names'],
  ['container name', 'images'],
  ['image name', 'images'],
  ['ipxe template', 'iPXE templates'],
  ['runtime overlay', 'overlays'],
  ['system overlay', 'overlays'],
  ['init', 'init'],
  ['root', 'root'],
  ['asset key', 'asset keys'],
  ['discoverable', 'discoverable'],
  ['disks', 'disks'],
  ['filesystems', 'filesystems'],
  ['resources', 'resources'],
]

/** Reads the text of nodes.conf. Fault: INPUT_DISCOVER with every flaw and its line. */
export function readWarewulfFile(text: string, name = 'the file'): readonly WarewulfNode[] {
  const parsed = YamlSource.parse(text)
  if ('flaws' in parsed) throw flawsFault(name, parsed.flaws)
  const reader = new FieldReader(parsed.source)
  const nodes = new WarewulfReader(reader, parsed.source.value).read()
  if (reader.flaws.length > 0) throw flawsFault(name, reader.flaws)
  return nodes
}

class WarewulfReader {
  readonly #reader: FieldReader
  readonly #unique: UniqueValues
  readonly #top: Fields
  readonly #profiles = new Map<string, Fields>()

  constructor(reader: FieldReader, value: unknown) {
    this.#reader = reader
    this.#unique = new UniqueValues(reader)
    this.#top = reader.map([], value)
    if (this.#top['nodes'] === undefined) reader.flaw([], 'there is no "nodes"')
    const profiles = reader.map(['nodeprofiles'], this.#top['nodeprofiles'])
    for (const [name, fields] of Object.entries(profiles)) {
      this.#profiles.set(name, normalised(reader.map(['nodeprofiles', name], fields)))
    }
  }

  read(): readonly WarewulfNode[] {
    const nodes = this.#reader.map(['nodes'], this.#top['nodes'])
    return Object.entries(nodes).map(([name, value]) => {
      const path = ['nodes', name]
      return this.#node(name, { path, own: normalised(this.#reader.map(path, value)) })
    })
  }

  #node(name: string, { path, own }: { readonly path: Path; readonly own: Fields }): WarewulfNode {
    const profiles = profilesInOrder(namesOf(own['profiles']), this.#profiles)
    for (const profile of profiles) {
      if (!this.#profiles.has(profile)) {
        this.#reader.flaw([...path, 'profiles'], `there is no profile "${profile}"`)
      }
    }
    const { profiles: _, ...fields } = [
      ...profiles.map((p) => this.#profiles.get(p) ?? {}),
      own,
    ].reduce(laidOver, {}) as Fields
    const tags = fieldsOf(fields['tags'])
    const xname = Object.entries(tags).find(([key]) => key.toLowerCase() === 'xname')?.[1]
    return {
      name,
      profiles,
      xname: this.#xname([...path, 'tags', 'xname'], xname),
      interfaces: this.#interfaces([...path, 'network devices'], fields),
      bmc: this.#bmc([...path, 'ipmi'], fieldsOf(fields['ipmi'])),
      kernelArgs: kernelArgsOf(fieldsOf(fields['kernel'])),
      leftBehind: leftBehindOf(fields),
    }
  }

  #xname(path: Path, value: unknown): string | undefined {
    const text = this.#reader.text(path, value)
    const xname =
      text === undefined ? undefined : this.#reader.checked(path, () => xnameOfType(text, ['Node']))
    this.#unique.xname.add(path, xname)
    return xname
  }

  #bmc(path: Path, ipmi: Fields): WarewulfNode['bmc'] {
    const ip = this.#unique.readIp([...path, 'ipaddr'], ipmi['ipaddr'])
    const user = this.#reader.text([...path, 'username'], ipmi['username'])
    const password = this.#reader.text([...path, 'password'], ipmi['password'])
    return { ...(ip && { ip }), ...(user && { user }), ...(password && { password }) }
  }

  /** Ports with a MAC address, the one that boots in front. */
  #interfaces(path: Path, fields: Fields): readonly DiscoveredInterface[] {
    const devices = Object.entries(fieldsOf(fields['network devices']))
    const primary = String(fields['primary network'] ?? 'default')
    const isPrimary = ([name, value]: readonly [string, unknown]): boolean =>
      name === primary || String(fieldsOf(value)['primary']) === 'true'
    const inOrder = [...devices.filter(isPrimary), ...devices.filter((item) => !isPrimary(item))]
    return inOrder.flatMap(([name, value]) => {
      const device = fieldsOf(value)
      const at = [...path, name]
      if (!hasEthernetMac(device)) return []
      const mac = this.#unique.readMac([...at, 'hwaddr'], device['hwaddr'])
      const addresses = ['ipaddr', 'ip6addr'].flatMap((key): readonly DiscoveredAddress[] => {
        const text = this.#reader.text([...at, key], device[key])?.replace(/\/\d+$/, '')
        const ip = this.#unique.readIp([...at, key], text)
        return ip === undefined ? [] : [{ ip, network: name }]
      })
      return mac === undefined ? [] : [{ mac, addresses }]
    })
  }
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** InfiniBand ports have 20 octets and are no concern of Ethernet (RFC 4391). */
function hasEthernetMac(device: Fields): boolean {
  const isInfiniband = String(device['type'] ?? '').toLowerCase() === 'infiniband'
  return !isInfiniband && device['hwaddr'] !== undefined && device['hwaddr'] !== ''
}

/** Older versions wrote `kernel args` and `ipmi ipaddr` flat, and arguments as one text. */
function normalised(fields: Fields): Fields {
  const result: Record<string, unknown> = {}
  const nested: Record<'ipmi' | 'kernel', Record<string, unknown>> = { ipmi: {}, kernel: {} }
  for (const [key, value] of Object.entries(fields)) {
    const [, group, name] = /^(ipmi|kernel) (.+)$/.exec(key) ?? []
    if (name && (group === 'ipmi' || group === 'kernel')) nested[group][name] = value
    else result[key] = value
  }
  const kernel: Record<string, unknown> = { ...nested.kernel, ...fieldsOf(fields['kernel']) }
  const ipmi = { ...nested.ipmi, ...fieldsOf(fields['ipmi']) }
  if (typeof kernel['args'] === 'string')
    kernel['args'] = kernel['args'].split(/\s+/).filter(Boolean)
  if (Object.keys(kernel).length > 0) result['kernel'] = kernel
  if (Object.keys(ipmi).length > 0) result['ipmi'] = ipmi
  return result
}

/** An item of the list may itself be several words. */
function kernelArgsOf(kernel: Fields): readonly string[] {
  const args = Array.isArray(kernel['args']) ? kernel['args'] : []
  return cleanList(args.flatMap((item) => String(item).split(/\s+/).filter(Boolean)))
}

function leftBehindOf(fields: Fields): readonly string[] {
  const words = withoutPlace.filter(([key]) => isSet(fields[key])).map(([, word]) => word)
  const kernel = fieldsOf(fields['kernel'])
  if (isSet(kernel['version']) || isSet(kernel['override'])) words.push('kernel versions')
  const tags = Object.keys(fieldsOf(fields['tags'])).filter((key) => key.toLowerCase() !== 'xname')
  if (tags.length > 0) words.push('tags')
  for (const [name, value] of Object.entries(fieldsOf(fields['network devices']))) {
    const device = fieldsOf(value)
    if (!hasEthernetMac(device) && (isSet(device['ipaddr']) || isSet(device['hwaddr']))) {
      words.push(`network device ${name} (no Ethernet MAC address)`)
    }
  }
  return [...new Set(words)]
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return !isFields(value) || Object.keys(value).length > 0
}
