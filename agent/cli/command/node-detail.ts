import { fieldsText } from '../output/fields.ts'
import { tableText } from '../output/table.ts'

interface InterfaceRow {
  readonly macAddress?: string
  readonly mac?: string
  readonly ipAddresses?: readonly (string | { readonly ipAddress?: string })[]
  readonly ips?: readonly string[]
  readonly description?: string
}

interface EndpointRow {
  readonly id?: string
  readonly name?: string
  readonly fqdn?: string
  readonly ipAddress?: string
  readonly macAddr?: string
  readonly enabled?: boolean
}

type Detail = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Fields by name first, in this order; what else the cell sends follows. */
const named: readonly (readonly [key: string, title: string])[] = [
  ['id', 'xname'],
  ['hostname', 'name'],
  ['nid', 'nid'],
  ['type', 'type'],
  ['state', 'state'],
  ['flag', 'flag'],
  ['enabled', 'enabled'],
  ['role', 'role'],
  ['subRole', 'sub-role'],
  ['arch', 'arch'],
  ['class', 'class'],
  ['groups', 'groups'],
  ['kernel', 'kernel'],
  ['image', 'image'],
  ['cell', 'cell'],
]
const apart = new Set(['interfaces', 'endpoint', 'macs', 'ips', 'coverage'])

/** All that a cell tells of one node, for people. */
export function nodeDetailText(detail: Detail): string {
  const known = new Set(named.map(([key]) => key))
  const others = Object.keys(detail).filter((key) => !known.has(key) && !apart.has(key))
  const fields = [
    ...named.map(([key, title]) => [title, text(detail[key])] as const),
    ...others.map((key) => [key, text(detail[key])] as const),
  ]
  return [fieldsText(fields), interfacesText(detail), endpointText(detail)].filter(Boolean).join('')
}

function interfacesText(detail: Detail): string {
  const rows = detail['interfaces'] as readonly InterfaceRow[] | undefined
  if (!rows?.length) return ''
  const columns = [
    { title: 'MAC', value: ({ macAddress, mac }: InterfaceRow) => macAddress ?? mac },
    { title: 'IP', value: addressesOf },
    { title: 'DESCRIPTION', value: ({ description }: InterfaceRow) => description },
  ]
  return `interfaces:\n${indented(tableText(columns, rows))}`
}

function addressesOf({ ipAddresses, ips }: InterfaceRow): string | undefined {
  const addresses = ipAddresses?.map((ip) => (typeof ip === 'string' ? ip : ip.ipAddress)) ?? ips
  return addresses?.filter(Boolean).join(', ')
}

function endpointText(detail: Detail): string {
  const endpoint = detail['endpoint'] as EndpointRow | undefined
  if (!endpoint) return ''
  const { id, name, fqdn, ipAddress, macAddr, enabled } = endpoint
  const fields = [
    ['xname', id],
    ['name', name],
    ['fqdn', fqdn],
    ['ip', ipAddress],
    ['mac', macAddr],
    ['enabled', enabled],
  ] as const
  return `endpoint:\n${indented(fieldsText(fields))}`
}

function indented(block: string): string {
  return block.replace(/^(?=.)/gm, '  ')
}
