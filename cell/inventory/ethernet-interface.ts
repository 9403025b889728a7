/**
 * Network interfaces, known by their MAC (reference 1.7). A MAC is one interface in whatever
 * spelling it comes, and an IP address is on one interface only: two nodes that answer for one
 * address are the kind of mistake that costs an evening, so it is refused with the holder's name.
 */
import { Fault } from '../env/index.ts'
import type { EthernetInterface, IpAddress } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { ipOf, parseIp } from './ip.ts'
import { parseMac, portMacOf } from './mac.ts'
import { quoted } from './quoted.ts'
import { putChanged, sameValue } from './record-change.ts'
import { parseXname, typeOf, type Xname, xnameOf } from './xname.ts'

/** An address as a client writes it. */
export interface AddressInput {
  readonly ipAddress?: string | undefined
  readonly network?: string | undefined
}

/** An interface as a client writes it. */
export interface InterfaceInput {
  readonly macAddress?: string | undefined
  readonly description?: string | undefined
  readonly componentId?: string | undefined
  readonly ipAddresses?: readonly AddressInput[] | undefined
}

/** The part of an interface that may change. */
export type InterfacePatch = Omit<InterfaceInput, 'macAddress'>

function checkAddress({ ipAddress = '', network }: AddressInput): IpAddress {
  if (ipAddress.trim() === '') throw new Fault('INPUT_IP', { message: 'IPAddress is empty' })
  const { text } = ipOf(ipAddress)
  // The unspecified address (RFC 4291, 2.5.2; RFC 1122, 3.2.1.3) says that there is none.
  if (text === '0.0.0.0' || text === '::') {
    throw new Fault('INPUT_IP', { message: `${text} is not an address that an interface can have` })
  }
  return { ipAddress: text, ...(network ? { network } : {}) }
}

function checkAddresses(inputs: readonly AddressInput[]): IpAddress[] {
  const byText = new Map<string, IpAddress>()
  for (const address of inputs.map(checkAddress)) {
    if (!byText.has(address.ipAddress)) byText.set(address.ipAddress, address)
  }
  return [...byText.values()]
}

function checkPatch({ description, componentId, ipAddresses }: InterfacePatch) {
  return {
    ...(description === undefined ? {} : { description }),
    ...(componentId === undefined ? {} : { componentId: componentId && xnameOf(componentId) }),
    ...(ipAddresses === undefined ? {} : { ipAddresses: checkAddresses(ipAddresses) }),
  }
}

/** Who an interface belongs to, for a sentence. */
export function holderOf({ id, componentId }: EthernetInterface): string {
  return componentId ? `${componentId} (interface ${id})` : `interface ${id}, which is unassigned`
}

function refuseTakenAddresses(reader: Reader, { id, ipAddresses }: EthernetInterface): void {
  for (const { ipAddress } of ipAddresses) {
    const [other] = reader
      .lookup('ethernetInterface', 'ip', ipAddress)
      .filter((holder) => holder !== id)
    const holder = other === undefined ? undefined : reader.get('ethernetInterface', other)
    if (holder === undefined) continue
    throw new Fault('CONFLICT_UNIQUE', {
      message: `IP address ${ipAddress} is in use by ${holderOf(holder)}`,
      details: { ip: ipAddress, holder: holder.componentId ?? holder.id },
    })
  }
}

/**
 * Writes an interface if it changed, and dates it. Faults: CONFLICT_UNIQUE naming the address's
 * holder.
 */
export function putInterface(
  tx: Transaction,
  wanted: Omit<EthernetInterface, 'lastUpdateMs'>,
  nowMs: number,
): EthernetInterface {
  const before = tx.get('ethernetInterface', wanted.id)
  const unchanged = { ...wanted, lastUpdateMs: before?.lastUpdateMs ?? nowMs }
  if (before !== undefined && sameValue(before, unchanged)) return before
  const after = { ...wanted, lastUpdateMs: nowMs }
  refuseTakenAddresses(tx, after)
  putChanged(tx, 'ethernetInterface', { before, after })
  return after
}

/**
 * Adds an interface, and answers with its id. One that is there already and is all that the
 * document says stays as it is. Faults: INPUT_MAC, INPUT_XNAME, INPUT_IP, CONFLICT_EXISTS,
 * CONFLICT_UNIQUE.
 */
export function addInterface(tx: Transaction, input: InterfaceInput, nowMs: number): string {
  const { id, colon } = portMacOf(input.macAddress ?? '')
  const given = checkPatch(input)
  const before = tx.get('ethernetInterface', id)
  if (before === undefined) {
    putInterface(tx, { id, macAddress: colon, ipAddresses: [], ...given }, nowMs)
    return id
  }
  const names = Object.keys(given) as (keyof typeof given)[]
  const different = names.filter((name) => !sameValue(before[name], given[name]))
  if (different.length === 0) return id
  const differs = different.join(', ')
  throw new Fault('CONFLICT_EXISTS', {
    message: `MAC address ${colon} belongs to ${holderOf(before)} and differs in ${differs}`,
    details: { mac: colon, holder: before.componentId ?? '', differs },
  })
}

/** The interface that `text` names by its MAC, in any spelling; undefined when there is none. */
export function interfaceOf(reader: Reader, text: string): EthernetInterface | undefined {
  const id = parseMac(text)?.id
  return id === undefined ? undefined : reader.get('ethernetInterface', id)
}

/** As `interfaceOf`. Faults: NOT_FOUND. */
export function existingInterface(reader: Reader, text: string): EthernetInterface {
  const found = interfaceOf(reader, text)
  if (found !== undefined) return found
  throw new Fault('NOT_FOUND', {
    message: `No such component ethernet interface: ${text.length > 64 ? quoted(text) : text}`,
  })
}

/** Replaces the fields that are given. Faults: NOT_FOUND, INPUT_*, CONFLICT_UNIQUE. */
export function patchInterface(
  tx: Transaction,
  { id, patch }: { id: string; patch: InterfacePatch },
  nowMs: number,
): EthernetInterface {
  const given = checkPatch(patch)
  if (Object.keys(given).length === 0) {
    throw new Fault('INPUT_BODY', { message: 'Request must have at least one patch field.' })
  }
  return putInterface(tx, { ...existingInterface(tx, id), ...given }, nowMs)
}

/** Removes an interface. Faults: NOT_FOUND. */
export function deleteInterface(tx: Transaction, text: string): void {
  tx.delete('ethernetInterface', existingInterface(tx, text).id)
}

/** Removes every interface; answers how many there were. */
export function deleteInterfaces(tx: Transaction): number {
  const ids = [...tx.list('ethernetInterface')].map(({ id }) => id)
  for (const id of ids) tx.delete('ethernetInterface', id)
  return ids.length
}

/**
 * Adds an address, and answers with it. The same address with the same network is there already;
 * with another network it is refused. Faults: NOT_FOUND, INPUT_IP, CONFLICT_EXISTS,
 * CONFLICT_UNIQUE.
 */
export function addAddress(
  tx: Transaction,
  { id, address }: { id: string; address: AddressInput },
  nowMs: number,
): IpAddress {
  const before = existingInterface(tx, id)
  const added = checkAddress(address)
  const same = before.ipAddresses.find(({ ipAddress }) => ipAddress === added.ipAddress)
  if (same === undefined) {
    putInterface(tx, { ...before, ipAddresses: [...before.ipAddresses, added] }, nowMs)
  } else if (!sameValue(same, added)) {
    const network = quoted(same.network ?? '')
    throw new Fault('CONFLICT_EXISTS', {
      message: `IP address ${added.ipAddress} is on interface ${before.id}, in network ${network}`,
    })
  }
  return added
}

function existingAddress({ id, ipAddresses }: EthernetInterface, text: string): IpAddress {
  const wanted = parseIp(text)?.text
  const found = ipAddresses.find(({ ipAddress }) => ipAddress === wanted)
  if (found !== undefined) return found
  throw new Fault('NOT_FOUND', {
    message: `No such IP address on interface ${id}: ${quoted(text)}`,
  })
}

/**
 * Changes an address's network, and answers with it. Faults: NOT_FOUND, INPUT_BODY without a
 * network.
 */
export function patchAddress(
  tx: Transaction,
  { id, ip, network }: { id: string; ip: string; network: string | undefined },
  nowMs: number,
): IpAddress {
  if (network === undefined) throw new Fault('INPUT_BODY', { message: 'Missing Network' })
  const before = existingInterface(tx, id)
  const old = existingAddress(before, ip)
  const changed = { ipAddress: old.ipAddress, ...(network ? { network } : {}) }
  const ipAddresses = before.ipAddresses.map((address) => (address === old ? changed : address))
  putInterface(tx, { ...before, ipAddresses }, nowMs)
  return changed
}

/** Takes an address off an interface. Faults: NOT_FOUND. */
export function deleteAddress(
  tx: Transaction,
  { id, ip }: { id: string; ip: string },
  nowMs: number,
): void {
  const before = existingInterface(tx, id)
  const old = existingAddress(before, ip)
  const ipAddresses = before.ipAddresses.filter((address) => address !== old)
  putInterface(tx, { ...before, ipAddresses }, nowMs)
}

/** What an interface's component is; empty while it has none. */
export function interfaceType({ componentId }: EthernetInterface): string {
  return componentId && parseXname(componentId) ? typeOf(componentId as Xname) : ''
}
