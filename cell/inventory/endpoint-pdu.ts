/**
 * What follows from the outlets of a power distribution unit that come along with its endpoint
 * (reference 1.4): the controller, a connector per outlet, and how each is switched.
 */
import type { ComponentEndpoint, RedfishEndpoint } from '../record/index.ts'
import { quoted } from './quoted.ts'
import { parseXname, typeOf, type Xname } from './xname.ts'

/** One outlet as its controller reports it. */
export interface OutletInput {
  /** What the controller calls it: BA35. */
  readonly originalId?: string | undefined
  /** What follows the controller's xname: p1v35. */
  readonly suffix?: string | undefined
  readonly name?: string | undefined
  readonly state?: string | undefined
  readonly socketType?: string | undefined
}

/** A unit as its controller reports it. */
export interface PduInput {
  readonly model?: string | undefined
  readonly outlets: readonly OutletInput[]
}

/** A component of a unit, with the state that it has when it is new. */
export interface PduComponent {
  readonly id: Xname
  readonly isNode: false
  readonly state?: string
}

/** What a unit's inventory says. */
export interface PduDerivation {
  readonly components: readonly PduComponent[]
  readonly endpoints: readonly ComponentEndpoint[]
  readonly notes: readonly string[]
}

const nothing: PduDerivation = { components: [], endpoints: [], notes: [] }

/** Where controllers of this kind answer. */
const service = '/jaws'
const outletTypes = ['CabinetPDUPowerConnector', 'CabinetPDUOutlet']

/** An id that can stand in a path as it is. */
const plainId = /^[-.\w]{1,64}$/

function stateOf(state: string | undefined): { readonly state?: string } {
  const known = ['On', 'Off'].find((name) => name.toLowerCase() === state?.trim().toLowerCase())
  return known === undefined ? {} : { state: known }
}

type OfferInput = Pick<
  ComponentEndpoint,
  'id' | 'redfishType' | 'redfishSubtype' | 'odataId' | 'componentEndpointType' | 'infoName'
> & { readonly info: object }

function offer(endpoint: RedfishEndpoint, { info, ...given }: OfferInput): ComponentEndpoint {
  return {
    ...given,
    type: typeOf(given.id as Xname),
    redfishEndpointId: endpoint.id,
    redfishUrl: `${endpoint.fqdn}${given.odataId}`,
    infoJson: JSON.stringify(info),
  }
}

function offerOfController(endpoint: RedfishEndpoint, { model = '' }: PduInput): ComponentEndpoint {
  return offer(endpoint, {
    id: endpoint.id,
    redfishType: 'Manager',
    redfishSubtype: model,
    odataId: service,
    componentEndpointType: 'ComponentEndpointManager',
    infoName: 'RedfishManagerInfo',
    info: { Name: endpoint.name ?? '' },
  })
}

function offerOfOutlet(endpoint: RedfishEndpoint, id: Xname, outlet: OutletInput) {
  return offer(endpoint, {
    id,
    redfishType: 'Outlet',
    redfishSubtype: outlet.socketType ?? '',
    odataId: `${service}/monitor/outlets/${outlet.originalId}`,
    componentEndpointType: 'ComponentEndpointOutlet',
    infoName: 'RedfishOutletInfo',
    info: {
      Name: outlet.name ?? '',
      Actions: {
        '#Outlet.PowerControl': {
          'PowerState@Redfish.AllowableValues': ['On', 'Off'],
          target: `${service}/control/outlets/${outlet.originalId}`,
        },
      },
    },
  })
}

function outletName(endpoint: RedfishEndpoint, { suffix = '', originalId = '' }: OutletInput) {
  const parsed = parseXname(`${endpoint.id}${suffix}`)
  if (parsed === undefined || !outletTypes.includes(parsed.type)) return undefined
  return plainId.test(originalId) ? parsed.name : undefined
}

/** Works out what the inventory of a PDU says; of any other endpoint, nothing. */
export function derivePdu(endpoint: RedfishEndpoint, pdu: PduInput | undefined): PduDerivation {
  if (pdu === undefined) return nothing
  if (endpoint.type !== 'CabinetPDUController') {
    return { ...nothing, notes: [`PDUInventory passed over: ${endpoint.id} is no PDU controller`] }
  }
  const named = pdu.outlets.map((outlet) => ({ outlet, id: outletName(endpoint, outlet) }))
  // An outlet that is listed again counts once, as it was listed first.
  const outlets = new Map<Xname, OutletInput>()
  for (const { outlet, id } of named) {
    if (id !== undefined && !outlets.has(id)) outlets.set(id, outlet)
  }
  const unnamed = named.filter(({ id }) => id === undefined).map(({ outlet }) => outlet)
  return {
    components: [
      { id: endpoint.id as Xname, isNode: false, state: 'On' },
      ...[...outlets].map(([id, { state }]) => ({ id, isNode: false as const, ...stateOf(state) })),
    ],
    endpoints: [
      offerOfController(endpoint, pdu),
      ...[...outlets].map(([id, outlet]) => offerOfOutlet(endpoint, id, outlet)),
    ],
    notes: unnamed.map(({ suffix = '' }) => {
      return `outlet passed over: ${quoted(suffix)} names none below ${endpoint.id}`
    }),
  }
}
