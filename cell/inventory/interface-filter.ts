/**
 * Which interfaces a request asks for (reference 1.7). Values of one parameter are ORed, there is
 * no negation, and look-ups by MAC, address or component read an index.
 */
import { Fault } from '../env/index.ts'
import type { EthernetInterface } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { interfaceType } from './ethernet-interface.ts'
import { parseIp } from './ip.ts'
import { parseMac } from './mac.ts'
import { quoted } from './quoted.ts'
import { normaliseXname } from './xname.ts'
import { parseXnameType } from './xname-grammar.ts'

/** The parameters as a client wrote them; the times are read already. */
export interface InterfaceFilterInput {
  readonly id?: readonly string[] | undefined
  readonly macaddress?: readonly string[] | undefined
  readonly ipaddress?: readonly string[] | undefined
  readonly network?: readonly string[] | undefined
  readonly componentid?: readonly string[] | undefined
  readonly type?: readonly string[] | undefined
  /** Last changed at this time or before. */
  readonly olderThanMs?: number | undefined
  /** Last changed at this time or after. */
  readonly newerThanMs?: number | undefined
}

type Judge = (candidate: EthernetInterface) => boolean

function refuse(message: string): never {
  throw new Fault('INPUT_QUERY', { message: `bad query param: ${message}` })
}

/**
 * MACs in any spelling. What spells none finds nothing, as in the reference; an empty one is
 * refused.
 */
function macIds(name: string, texts: readonly string[] | undefined): Set<string> | undefined {
  if (texts === undefined || texts.length === 0) return undefined
  return new Set(
    texts.map((text) => {
      if (text === '') return refuse(`empty ${name}`)
      return parseMac(text)?.id ?? text
    }),
  )
}

function wordSet(
  texts: readonly string[] | undefined,
  read: (text: string) => string,
): Set<string> | undefined {
  if (texts === undefined || texts.length === 0) return undefined
  return new Set(texts.map((text) => (text === '' ? '' : read(text))))
}

function readType(text: string): string {
  return parseXnameType(text) ?? refuse(`Argument was not a valid HMS Type: ${quoted(text)}`)
}

/** Whether one of the values is wanted; no value at all counts as the empty one. */
function hasAny(wanted: ReadonlySet<string>, values: readonly string[]): boolean {
  return values.length === 0 ? wanted.has('') : values.some((value) => wanted.has(value))
}

/** The interfaces that pass. Faults: INPUT_QUERY naming the value. */
export function interfacesMatching(
  reader: Reader,
  input: InterfaceFilterInput,
): EthernetInterface[] {
  const ids = macIds('id', input.id)
  const macs = macIds('macaddress', input.macaddress)
  const ips = wordSet(input.ipaddress, (text) => parseIp(text)?.text ?? text)
  const networks = wordSet(input.network, (text) => text)
  const components = wordSet(input.componentid, normaliseXname)
  const types = wordSet(input.type, readType)
  const { olderThanMs, newerThanMs } = input
  const judges: Judge[] = []
  if (ids) judges.push(({ id }) => ids.has(id))
  if (macs) judges.push(({ id }) => macs.has(id))
  if (ips)
    judges.push(({ ipAddresses }) =>
      hasAny(
        ips,
        ipAddresses.map((ip) => ip.ipAddress),
      ),
    )
  if (networks) {
    judges.push(({ ipAddresses }) =>
      hasAny(
        networks,
        ipAddresses.map((ip) => ip.network ?? ''),
      ),
    )
  }
  if (components) judges.push(({ componentId }) => components.has(componentId ?? ''))
  if (types) judges.push((candidate) => types.has(interfaceType(candidate)))
  if (olderThanMs !== undefined) judges.push(({ lastUpdateMs }) => lastUpdateMs <= olderThanMs)
  if (newerThanMs !== undefined) judges.push(({ lastUpdateMs }) => lastUpdateMs >= newerThanMs)
  const found: EthernetInterface[] = []
  for (const candidate of candidates(reader, { ids: ids ?? macs, ips, components })) {
    if (judges.every((judge) => judge(candidate))) found.push(candidate)
  }
  return found
}

interface Named {
  readonly ids: ReadonlySet<string> | undefined
  readonly ips: ReadonlySet<string> | undefined
  readonly components: ReadonlySet<string> | undefined
}

/**
 * The narrowest set that the parameters name; everything when they name none or ask for "unset".
 */
function* candidates(reader: Reader, named: Named): Iterable<EthernetInterface> {
  const ids =
    named.ids ??
    indexed(reader, 'ip', named.ips) ??
    indexed(reader, 'componentId', named.components)
  if (ids === undefined) {
    yield* reader.list('ethernetInterface')
    return
  }
  for (const id of ids) {
    const found = reader.get('ethernetInterface', id)
    if (found !== undefined) yield found
  }
}

function indexed(
  reader: Reader,
  index: string,
  values: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (values === undefined || values.has('')) return undefined
  return new Set([...values].flatMap((value) => reader.lookup('ethernetInterface', index, value)))
}
