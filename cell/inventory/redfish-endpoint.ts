/**
 * Redfish endpoints: the controllers through which a rack's hardware is reached (reference 1.4).
 * One request is one change: the endpoint, its password, and whatever its inventory tells of
 * components and interfaces are written together or not at all.
 */
import { Fault, type FaultCode } from '../env/index.ts'
import type { RedfishEndpoint } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { deleteComponentEndpoint, emptyComponent } from './component-endpoint.ts'
import { deriveInventory, type EndpointInventory } from './endpoint-derivation.ts'
import { applyHardware } from './endpoint-hardware.ts'
import {
  checkEndpoint,
  type EndpointInput,
  endpointIdOf,
  type GivenEndpoint,
  hostNamesOf,
} from './endpoint-input.ts'
import { applyDerivation, firstNews, reviveComponents } from './endpoint-inventory.ts'
import { quoted } from './quoted.ts'
import { putChanged, sameValue } from './record-change.ts'
import { parseXname, typeOf, type Xname } from './xname.ts'

/** An endpoint with the inventory that came along. */
export interface EndpointDocument extends EndpointInput {
  readonly inventory?: EndpointInventory | undefined
}

/** What a change of endpoints left behind. */
export interface EndpointsChanged {
  readonly ids: readonly Xname[]
  /** What was passed over and why, for the log. */
  readonly notes: readonly string[]
}

const nothingAlong: EndpointInventory = { systems: [], managers: [] }

/** A fault again, under the heading that clients know. */
function headed(code: FaultCode, heading: string, fault: Fault): Fault {
  const { details } = fault
  return new Fault(code, { cause: fault, message: `${heading}: ${fault.message}`, details })
}

function checked<Result>(heading: string, check: () => Result): Result {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof Fault) || !error.code.startsWith('INPUT_')) throw error
    throw headed(error.code, heading, error)
  }
}

function newEndpoint(id: Xname, { password: _, ...given }: GivenEndpoint): RedfishEndpoint {
  const names = hostNamesOf({ hostname: id, ...given }) ?? { hostname: id, domain: '', fqdn: id }
  return {
    enabled: true,
    rediscoverOnUpdate: false,
    lastDiscoveryStatus: 'NotYetQueried',
    ...given,
    ...names,
    id,
    type: typeOf(id),
  }
}

function put(tx: Transaction, record: RedfishEndpoint, before: RedfishEndpoint | undefined): void {
  const [other] = tx
    .lookup('redfishEndpoint', 'fqdn', record.fqdn)
    .filter((holder) => holder !== record.id)
  if (other !== undefined) {
    throw new Fault('CONFLICT_UNIQUE', {
      message: `FQDN ${record.fqdn} is in use by Redfish endpoint ${other}`,
      details: { fqdn: record.fqdn, holder: other },
    })
  }
  putChanged(tx, 'redfishEndpoint', { before, after: record })
}

function putPassword(tx: Transaction, id: Xname, password: string | undefined): void {
  if (password === undefined) return
  const before = tx.get('endpointSecret', id)
  putChanged(tx, 'endpointSecret', { before, after: { id, password } })
}

/**
 * The first field that a document gives and the stored endpoint has differently. UUIDs do not
 * count.
 */
function differentField(reader: Reader, before: RedfishEndpoint, given: GivenEndpoint) {
  const { password, uuid, ...fields } = given
  const names = Object.keys(fields) as (keyof typeof fields)[]
  const name = names.find((field) => !sameValue(before[field], fields[field]))
  if (name !== undefined) return name
  const secret = reader.get('endpointSecret', before.id)?.password
  return password === undefined || password === secret ? undefined : 'password'
}

function addEndpoint(tx: Transaction, document: EndpointDocument, nowMs: number) {
  const id = endpointIdOf(document)
  // Without an ID the host name is the ID, and tells nothing of the network.
  const given = checkEndpoint(document.id ? document : { ...document, hostname: undefined })
  const before = tx.get('redfishEndpoint', id)
  const record = before ?? newEndpoint(id, given)
  const derivation = deriveInventory(record, document.inventory ?? nothingAlong)
  if (before === undefined) {
    put(tx, record, undefined)
    putPassword(tx, id, given.password)
    applyDerivation(tx, derivation, { nowMs, isEnabled: record.enabled })
    return { id, notes: derivation.notes }
  }
  const field = differentField(tx, before, given)
  const news = field === undefined ? firstNews(tx, derivation) : `${field} differs`
  if (news === undefined) {
    // What nobody has told of the hardware before is no difference.
    applyHardware(tx, derivation.hardware, nowMs)
    return { id, notes: derivation.notes }
  }
  throw new Fault('CONFLICT_EXISTS', {
    message: `Redfish endpoint ${id} exists, and ${news}`,
    details: { id, differs: news },
  })
}

/**
 * Adds endpoints with all that their inventories tell. One that is there and of which everything
 * said is so already stays untouched; of UUIDs, which some clients make up at each run, that is not
 * asked.
 * Faults: INPUT_*, CONFLICT_EXISTS naming what differs, CONFLICT_UNIQUE naming the holder.
 */
export function addEndpoints(
  tx: Transaction,
  { documents, isList }: { documents: readonly EndpointDocument[]; isList: boolean },
  nowMs: number,
): EndpointsChanged {
  const added = documents.map((document, at) => {
    const place = isList ? ` at idx ${at}` : ''
    const heading = `couldn't validate endpoint data${place}`
    return checked(heading, () => addEndpoint(tx, document, nowMs))
  })
  return { ids: added.map(({ id }) => id), notes: added.flatMap(({ notes }) => notes) }
}

function switched(tx: Transaction, before: RedfishEndpoint | undefined, after: RedfishEndpoint) {
  if (before === undefined || before.enabled === after.enabled) return
  if (after.enabled) return reviveComponents(tx, after.id)
  for (const id of tx.lookup('componentEndpoint', 'redfishEndpointId', after.id)) {
    emptyComponent(tx, id)
  }
}

/**
 * Creates the endpoint or replaces it. Kept are only what a client cannot know or often leaves out:
 * the credentials when none are given, the UUID, the state of discovery, and parts of the inventory
 * that the document does not mention (a client may send the nodes of one BMC one by one). Faults:
 * as `addEndpoints`.
 */
export function putEndpoint(
  tx: Transaction,
  { id: text, document }: { id: string; document: EndpointDocument },
  nowMs: number,
): { readonly endpoint: RedfishEndpoint; readonly notes: readonly string[] } {
  return checked("couldn't validate endpoint data", () => {
    const id = endpointIdOf({ id: text })
    if (document.id && parseXname(document.id)?.name !== id) {
      throw new Fault('INPUT_BODY', { message: 'xname in URL and PUT body do not match' })
    }
    const given = checkEndpoint(document)
    const before = tx.get('redfishEndpoint', id)
    const endpoint = { ...newEndpoint(id, given), ...(before && keptOf(before, given)) }
    put(tx, endpoint, before)
    putPassword(tx, id, given.password)
    switched(tx, before, endpoint)
    const derivation = deriveInventory(endpoint, document.inventory ?? nothingAlong)
    applyDerivation(tx, derivation, { nowMs, isEnabled: endpoint.enabled })
    return { endpoint, notes: derivation.notes }
  })
}

function keptOf(before: RedfishEndpoint, { user, uuid }: GivenEndpoint) {
  const { lastDiscoveryAttempt, lastDiscoveryStatus, redfishVersion } = before
  const oldUser = user ?? before.user
  const oldUuid = before.uuid ?? uuid
  return {
    ...(oldUser && { user: oldUser }),
    ...(oldUuid && { uuid: oldUuid }),
    ...(lastDiscoveryAttempt && { lastDiscoveryAttempt }),
    ...(lastDiscoveryStatus && { lastDiscoveryStatus }),
    ...(redfishVersion && { redfishVersion }),
  }
}

/** Changes the fields that are given. Faults: INPUT_*, NOT_FOUND, CONFLICT_UNIQUE. */
export function patchEndpoint(
  tx: Transaction,
  { id: text, patch }: { id: string; patch: EndpointInput },
): RedfishEndpoint {
  const id = checked('invalid xname', () => endpointIdOf({ id: text }))
  const before = tx.get('redfishEndpoint', id)
  if (before === undefined) {
    throw new Fault('NOT_FOUND', { message: `No such entry: ${id}` })
  }
  const { password, ...given } = checked("couldn't validate endpoint data", () =>
    checkEndpoint(patch, before),
  )
  const endpoint = { ...before, ...given }
  put(tx, endpoint, before)
  putPassword(tx, id, password)
  switched(tx, before, endpoint)
  return endpoint
}

/** The endpoint that `text` names; undefined when there is none. */
export function endpointOf(reader: Reader, text: string): RedfishEndpoint | undefined {
  const name = parseXname(text)?.name
  return name === undefined ? undefined : reader.get('redfishEndpoint', name)
}

/**
 * Removes an endpoint, its password and what it said of components, which count as gone from now
 * on; false when there was none. Interfaces stay with their components.
 */
export function deleteEndpoint(tx: Transaction, text: string): boolean {
  const id = parseXname(text)?.name
  if (id === undefined) throw new Fault('INPUT_XNAME', { message: `invalid xname ${quoted(text)}` })
  if (!tx.delete('redfishEndpoint', id)) return false
  tx.delete('endpointSecret', id)
  for (const child of tx.lookup('componentEndpoint', 'redfishEndpointId', id)) {
    deleteComponentEndpoint(tx, child)
  }
  return true
}

/** Removes every endpoint; answers how many there were. */
export function deleteEndpoints(tx: Transaction): number {
  const ids = [...tx.list('redfishEndpoint')].map(({ id }) => id)
  for (const id of ids) deleteEndpoint(tx, id)
  return ids.length
}
