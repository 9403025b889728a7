/** Which Redfish endpoints and component endpoints a request asks for (reference 1.4, 1.5). */
import { Fault } from '../env/index.ts'
import type { ComponentEndpoint, RedfishEndpoint } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { parseIp } from './ip.ts'
import { parseMac } from './mac.ts'
import { quoted } from './quoted.ts'
import { passes, type ValueFilter, valueFilter } from './value-filter.ts'
import { parseXname } from './xname.ts'
import { parseXnameType } from './xname-grammar.ts'

type Values = readonly string[] | undefined

/** Parameters of the list of Redfish endpoints. */
export interface EndpointFilterInput {
  readonly id?: Values
  readonly fqdn?: Values
  readonly type?: Values
  readonly uuid?: Values
  readonly macaddr?: Values
  readonly ipaddress?: Values
  readonly laststatus?: Values
}

/** Parameters of the list of component endpoints. */
export interface ComponentEndpointFilterInput {
  readonly id?: Values
  readonly redfish_ep?: Values
  readonly type?: Values
  /** Type or subtype: the reference looks at the subtype only, its name says otherwise. */
  readonly redfish_type?: Values
}

function refuse(message: string): never {
  throw new Fault('INPUT_QUERY', { message: `bad query param: ${message}` })
}

const readId = (text: string) => {
  return parseXname(text)?.name ?? refuse(`bad xname ID: ${quoted(text)}`)
}
const readType = (text: string) => {
  return parseXnameType(text) ?? refuse(`Argument was not a valid HMS Type: ${quoted(text)}`)
}
const inLowerCase = (text: string) => text.toLowerCase()

/** The named records when the filter names some, otherwise all. */
function* candidates<Name extends 'redfishEndpoint' | 'componentEndpoint', Value>(
  reader: { get(family: Name, id: string): Value | undefined; list(family: Name): Iterable<Value> },
  family: Name,
  ids: ValueFilter | undefined,
): Iterable<Value> {
  if (ids?.wanted === undefined) {
    yield* reader.list(family)
    return
  }
  for (const id of ids.wanted) {
    const record = reader.get(family, id)
    if (record !== undefined) yield record
  }
}

/** The endpoints that pass. Faults: INPUT_QUERY naming the value. */
export function endpointsMatching(reader: Reader, input: EndpointFilterInput): RedfishEndpoint[] {
  const ids = valueFilter(input.id, readId)
  const fqdns = valueFilter(input.fqdn, inLowerCase)
  const types = valueFilter(input.type, readType)
  const uuids = valueFilter(input.uuid, inLowerCase)
  const macs = valueFilter(input.macaddr, (text) => parseMac(text)?.colon ?? text)
  const ips = valueFilter(input.ipaddress, (text) => parseIp(text)?.text ?? text)
  const statuses = valueFilter(input.laststatus, inLowerCase)
  const accepts = (endpoint: RedfishEndpoint) =>
    passes(ids, endpoint.id) &&
    passes(fqdns, endpoint.fqdn) &&
    passes(types, endpoint.type) &&
    passes(uuids, (endpoint.uuid ?? '').toLowerCase()) &&
    passes(macs, endpoint.macAddr ?? '') &&
    passes(ips, endpoint.ipAddress ?? '') &&
    passes(statuses, (endpoint.lastDiscoveryStatus ?? '').toLowerCase())
  return [...candidates<'redfishEndpoint', RedfishEndpoint>(reader, 'redfishEndpoint', ids)].filter(
    accepts,
  )
}

/** The component endpoints that pass. Faults: INPUT_QUERY naming the value. */
export function componentEndpointsMatching(
  reader: Reader,
  input: ComponentEndpointFilterInput,
): ComponentEndpoint[] {
  const ids = valueFilter(input.id, readId)
  const parents = valueFilter(input.redfish_ep, readId)
  const types = valueFilter(input.type, readType)
  const kinds = valueFilter(input.redfish_type, (text) => text)
  const ofKind = ({ redfishType, redfishSubtype }: ComponentEndpoint) => {
    const names = [redfishType, redfishSubtype]
    if (names.some((name) => kinds?.unwanted.has(name))) return false
    return kinds?.wanted === undefined || names.some((name) => kinds.wanted?.has(name))
  }
  const accepts = (offer: ComponentEndpoint) =>
    passes(ids, offer.id) &&
    passes(parents, offer.redfishEndpointId) &&
    passes(types, offer.type) &&
    ofKind(offer)
  return [
    ...candidates<'componentEndpoint', ComponentEndpoint>(reader, 'componentEndpoint', ids),
  ].filter(accepts)
}
