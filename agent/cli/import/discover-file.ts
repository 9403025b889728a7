/**
 * Reads the file of `discover static` in both of its forms (reference clients 1.4): BMCs apart from
 * nodes, or the older one where each node carries `bmc_mac` and `bmc_ip`; YAML or JSON. Pure: text
 * in, an inventory or everything that is wrong with it out.
 */
import { bmcOf, parseXname, type Xname, xnameOfType } from '../../../cell/inventory/index.ts'
import { readInterfaces, readLabels, UniqueValues } from './discover-field.ts'
import type { DiscoveredBmc, DiscoveredNode, Discovery } from './discovery.ts'
import { FieldReader, flawsFault } from './field-reader.ts'
import { type Flaw, type Path, YamlSource } from './yaml-source.ts'

/** The inventory of a file, and what is odd about it. */
export interface DiscoverFile {
  readonly discovery: Discovery
  readonly warnings: readonly Flaw[]
}

type Fields = Readonly<Record<string, unknown>>

const bmcKeys = ['name', 'xname', 'mac', 'ip', 'fqdn', 'description']
const nodeKeys = ['name', 'nid', 'xname', 'bmc', 'group', 'groups', 'interfaces', 'description']
const oldNodeKeys = ['bmc_mac', 'bmc_ip', 'bmc_fqdn']

/** Reads the text of a discovery file. Fault: INPUT_DISCOVER with every flaw and its line. */
export function readDiscoverFile(text: string, name = 'the file'): DiscoverFile {
  const parsed = YamlSource.parse(text)
  if ('flaws' in parsed) throw flawsFault(name, parsed.flaws)
  const reader = new FieldReader(parsed.source)
  const discovery = new DiscoverReader(reader).read(parsed.source.value)
  if (reader.flaws.length > 0) throw flawsFault(name, reader.flaws, reader.warnings)
  return { discovery, warnings: reader.warnings }
}

class DiscoverReader {
  readonly #reader: FieldReader
  readonly #unique: UniqueValues
  readonly #bmcs = new Map<Xname, DiscoveredBmc>()
  readonly #bmcByName = new Map<string, Xname>()

  constructor(reader: FieldReader) {
    this.#reader = reader
    this.#unique = new UniqueValues(reader)
  }

  read(value: unknown): Discovery {
    const top = this.#reader.map([], value)
    if (top['bmcs'] === undefined && top['nodes'] === undefined) {
      this.#reader.flaw([], 'there is neither "bmcs" nor "nodes"')
    }
    this.#reader.onlyKnown([], top, ['bmcs', 'nodes'])
    this.#reader.list(['bmcs'], top['bmcs']).forEach((bmc, index) => {
      this.#readBmc(['bmcs', index], bmc)
    })
    const nodes = this.#reader.list(['nodes'], top['nodes']).flatMap((node, index) => {
      return this.#readNode(['nodes', index], node) ?? []
    })
    return { bmcs: [...this.#bmcs.values()], nodes }
  }

  #readBmc(path: Path, value: unknown): void {
    const fields = this.#reader.map(path, value)
    this.#reader.onlyKnown(path, fields, bmcKeys)
    const xname = this.#xname([...path, 'xname'], fields['xname'], 'NodeBMC')
    const name = this.#reader.text([...path, 'name'], fields['name'])
    if (name !== undefined) this.#unique.bmcName.add([...path, 'name'], name)
    if (xname === undefined) return
    this.#unique.xname.add([...path, 'xname'], xname)
    if (name !== undefined) this.#bmcByName.set(name, xname)
    this.#bmcs.set(xname, { xname, name: name ?? xname, ...this.#addresses(path, fields, '') })
  }

  /** MAC, IP and name of a BMC, from keys that start with `prefix`. */
  #addresses(path: Path, fields: Fields, prefix: '' | 'bmc_'): Partial<DiscoveredBmc> {
    const keys = { mac: `${prefix}mac`, ip: `${prefix}ip`, fqdn: `${prefix}fqdn` }
    const mac = this.#unique.readMac([...path, keys.mac], fields[keys.mac])
    const ip = this.#unique.readIp([...path, keys.ip], fields[keys.ip])
    const fqdn = this.#reader.text([...path, keys.fqdn], fields[keys.fqdn])
    return { ...(mac && { mac }), ...(ip && { ip }), ...(fqdn && { fqdn }) }
  }

  #xname(path: Path, value: unknown, type: 'Node' | 'NodeBMC'): Xname | undefined {
    const text = this.#reader.requiredText(path, value)
    if (text === undefined) return undefined
    return this.#reader.checked(path, () => xnameOfType(text, [type]))
  }

  #readNode(path: Path, value: unknown): DiscoveredNode | undefined {
    const fields = this.#reader.map(path, value)
    const isOldForm = oldNodeKeys.some((key) => fields[key] !== undefined)
    this.#reader.onlyKnown(path, fields, isOldForm ? [...nodeKeys, ...oldNodeKeys] : nodeKeys)
    const xname = this.#xname([...path, 'xname'], fields['xname'], 'Node')
    const name = this.#reader.text([...path, 'name'], fields['name'])
    const nid = this.#reader.count([...path, 'nid'], fields['nid'])
    if (nid === 0) this.#reader.flaw([...path, 'nid'], 'a NID counts from 1')
    const interfaces = readInterfaces(this.#reader, this.#unique, {
      path: [...path, 'interfaces'],
      value: fields['interfaces'],
    })
    const groups = readLabels(this.#reader, path, fields)
    this.#unique.nodeName.add([...path, 'name'], name?.toLowerCase())
    this.#unique.nid.add([...path, 'nid'], nid)
    this.#unique.xname.add([...path, 'xname'], xname)
    if (xname === undefined) return undefined
    const bmc = isOldForm
      ? this.#oldBmc(path, { fields, xname, name })
      : this.#bmc(path, fields, xname)
    if (bmc === undefined) return undefined
    return { xname, name: name ?? xname, bmc, groups, interfaces, ...(nid && { nid }) }
  }

  /** The BMC that a node names, or the one of its position. */
  #bmc(path: Path, fields: Fields, xname: Xname): Xname | undefined {
    const place = [...path, 'bmc']
    const own = bmcOf(xname)
    const named = this.#reader.text(place, fields['bmc'])
    if (named === undefined) return own && this.#knownBmc(own)
    const spelled = parseXname(named)
    const bmc =
      this.#bmcByName.get(named) ?? (spelled?.type === 'NodeBMC' ? spelled.name : undefined)
    if (bmc === undefined) return this.#reader.flaw(place, `there is no "${named}" among the bmcs`)
    if (bmc !== own) {
      return this.#reader.flaw(place, `${xname} is below ${own}, and "${named}" is ${bmc}`)
    }
    return this.#knownBmc(bmc)
  }

  #knownBmc(xname: Xname): Xname {
    if (!this.#bmcs.has(xname)) this.#bmcs.set(xname, { xname, name: xname })
    return xname
  }

  /** The older form tells the BMC with each of its nodes; they must agree. */
  #oldBmc(
    path: Path,
    node: { readonly fields: Fields; readonly xname: Xname; readonly name: string | undefined },
  ): Xname | undefined {
    const xname = bmcOf(node.xname)
    if (xname === undefined) return undefined
    const before = this.#bmcs.get(xname)
    if (before === undefined) {
      const addresses = this.#addresses(path, node.fields, 'bmc_')
      this.#bmcs.set(xname, { xname, name: node.name ?? xname, ...addresses })
      return xname
    }
    for (const [key, known] of [
      ['bmc_mac', before.mac],
      ['bmc_ip', before.ip],
    ] as const) {
      const text = this.#reader.text([...path, key], node.fields[key])
      if (text === undefined || this.#unique.isSame(text, known)) continue
      this.#reader.flaw([...path, key], `${xname} was told to have ${known ?? 'none'} before`)
    }
    return xname
  }
}
