import { ipOf, labelOf, macOf, parseIp, parseMac } from '../../../cell/inventory/index.ts'
import type { DiscoveredAddress, DiscoveredInterface } from './discovery.ts'
import type { FieldReader } from './field-reader.ts'
import { UniqueValue } from './unique-value.ts'
import type { Path } from './yaml-source.ts'

/** Everything of which each may stand once in a discovery file. */
export class UniqueValues {
  readonly xname: UniqueValue
  readonly nid: UniqueValue
  readonly nodeName: UniqueValue
  readonly bmcName: UniqueValue
  readonly #reader: FieldReader
  readonly #mac: UniqueValue
  readonly #ip: UniqueValue

  constructor(reader: FieldReader) {
    this.#reader = reader
    this.xname = new UniqueValue(reader, 'the xname')
    this.nid = new UniqueValue(reader, 'the NID')
    this.nodeName = new UniqueValue(reader, 'the node name')
    this.bmcName = new UniqueValue(reader, 'the BMC name')
    this.#mac = new UniqueValue(reader, 'the MAC address')
    this.#ip = new UniqueValue(reader, 'the IP address')
  }

  /** A MAC address in canonical spelling; a second use is a flaw. */
  readMac(path: Path, value: unknown): string | undefined {
    const text = this.#reader.text(path, value)
    if (text === undefined) return undefined
    const mac = this.#reader.checked(path, () => macOf(text).colon)
    this.#mac.add(path, mac)
    return mac
  }

  /** An IP address in canonical spelling; a second use is a flaw. */
  readIp(path: Path, value: unknown): string | undefined {
    const text = this.#reader.text(path, value)
    if (text === undefined) return undefined
    const ip = this.#reader.checked(path, () => ipOf(text).text)
    this.#ip.add(path, ip)
    return ip
  }

  /** Whether a text spells an address that is known in canonical spelling. */
  isSame(text: string, known: string | undefined): boolean {
    return parseMac(text)?.colon === known || parseIp(text)?.text === known
  }
}

/** The ports of a node. */
export function readInterfaces(
  reader: FieldReader,
  unique: UniqueValues,
  { path, value }: { readonly path: Path; readonly value: unknown },
): readonly DiscoveredInterface[] {
  return reader.list(path, value).flatMap((item, index) => {
    const at = [...path, index]
    const fields = reader.map(at, item)
    reader.onlyKnown(at, fields, ['mac_addr', 'ip_addrs', 'name', 'description'])
    const addresses = readAddresses(reader, unique, {
      path: [...at, 'ip_addrs'],
      value: fields['ip_addrs'],
    })
    reader.requiredText([...at, 'mac_addr'], fields['mac_addr'])
    const mac = unique.readMac([...at, 'mac_addr'], fields['mac_addr'])
    return mac === undefined ? [] : [{ mac, addresses }]
  })
}

/**
 * An address is a text, or fields with the name of its network (`name`, in the older form
 * `network`).
 */
function readAddresses(
  reader: FieldReader,
  unique: UniqueValues,
  { path, value }: { readonly path: Path; readonly value: unknown },
): readonly DiscoveredAddress[] {
  return reader.list(path, value).flatMap((item, index) => {
    const at = [...path, index]
    if (typeof item === 'string') {
      const ip = unique.readIp(at, item)
      return ip === undefined ? [] : [{ ip }]
    }
    const fields = reader.map(at, item)
    reader.onlyKnown(at, fields, ['ip_addr', 'name', 'network'])
    const key = fields['network'] === undefined ? 'name' : 'network'
    const network = reader.text([...at, key], fields[key])
    reader.requiredText([...at, 'ip_addr'], fields['ip_addr'])
    const ip = unique.readIp([...at, 'ip_addr'], fields['ip_addr'])
    return ip === undefined ? [] : [{ ip, ...(network && { network }) }]
  })
}

/** The groups of a node: `groups`, a list, or `group`, one. */
export function readLabels(
  reader: FieldReader,
  path: Path,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] {
  const labels = new Set<string>()
  const add = (at: Path, value: unknown): void => {
    const text = reader.text(at, value)
    const label = text && reader.checked(at, () => labelOf(text, 'the group'))
    if (label) labels.add(label)
  }
  add([...path, 'group'], fields['group'])
  const at = [...path, 'groups']
  if (typeof fields['groups'] === 'string') add(at, fields['groups'])
  else {
    reader.list(at, fields['groups']).forEach((item, index) => {
      add([...at, index], item)
    })
  }
  return [...labels]
}
