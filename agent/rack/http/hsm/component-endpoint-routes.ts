import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  componentEndpointOf,
  componentEndpointsMatching,
  deleteComponentEndpoint,
  deleteComponentEndpoints,
  type OfferedComponent,
  offered,
  parseXname,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { ofParameter } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import { xnameParams } from './answer.ts'
import { deleteRoutes } from './delete-routes.ts'
import { gatheredList } from './endpoint-rule.ts'

const collection = '/Inventory/ComponentEndpoints'
const words = Type.Optional(Type.Array(Type.String()))
const text = Type.Optional(Type.String())
const info = Type.Optional(Type.Record(Type.String(), Type.Unknown()))

const componentEndpointSchema = Type.Object({
  ID: Type.String(),
  Type: Type.String(),
  Domain: text,
  FQDN: text,
  RedfishType: Type.String(),
  RedfishSubtype: Type.String(),
  MACAddr: text,
  UUID: text,
  OdataID: Type.String(),
  RedfishEndpointID: Type.String(),
  Enabled: Type.Boolean(),
  RedfishEndpointFQDN: Type.String(),
  RedfishURL: Type.String(),
  ComponentEndpointType: Type.String(),
  RedfishChassisInfo: info,
  RedfishSystemInfo: info,
  RedfishManagerInfo: info,
  RedfishPDUInfo: info,
  RedfishOutletInfo: info,
})

const querySchema = Type.Object({
  id: words,
  redfish_ep: words,
  type: words,
  redfish_type: words,
})

/** Enabled and FQDN are the endpoint's: a node whose BMC is disabled is not booted. */
function componentEndpointBody({ offer, parent }: OfferedComponent) {
  return {
    ID: offer.id,
    Type: offer.type,
    ...(offer.domain && { Domain: offer.domain }),
    ...(offer.fqdn && { FQDN: offer.fqdn }),
    RedfishType: offer.redfishType,
    RedfishSubtype: offer.redfishSubtype,
    ...(offer.macAddr && { MACAddr: offer.macAddr }),
    ...(offer.uuid && { UUID: offer.uuid }),
    OdataID: offer.odataId,
    RedfishEndpointID: offer.redfishEndpointId,
    Enabled: parent?.enabled ?? false,
    RedfishEndpointFQDN: parent?.fqdn ?? '',
    RedfishURL: offer.redfishUrl,
    ComponentEndpointType: offer.componentEndpointType,
    ...(offer.infoName && { [offer.infoName]: JSON.parse(offer.infoJson || '{}') }),
  }
}

/**
 * What controllers offer for components; it cannot be written here (reference 1.5). It is known at
 * its owner alone.
 */
export function componentEndpointRoutes(app: App, rack: RackContext): void {
  const { ledger } = rack
  app.get(
    collection,
    {
      config: {
        access: 'read',
        covers: true,
        cluster: gatheredList('ComponentEndpoints', 'id', 'redfish_ep'),
      },
      schema: {
        summary: 'Component endpoints that pass the filters',
        querystring: querySchema,
        response: {
          200: Type.Object({ ComponentEndpoints: Type.Array(componentEndpointSchema) }),
        },
      },
    },
    async ({ query }, reply) => {
      const found = componentEndpointsMatching(ledger, query)
      const rows = Iterator.from(found).map((offer) =>
        componentEndpointBody(offered(ledger, offer)),
      )
      return sendJsonList(reply, { head: '{"ComponentEndpoints":[', rows, tail: ']}\n' })
    },
  )
  app.get(
    `${collection}/:xname`,
    {
      config: { access: 'read', cluster: ofParameter('xname') },
      schema: {
        summary: 'One component endpoint',
        params: xnameParams,
        response: { 200: componentEndpointSchema },
      },
    },
    async ({ params }) => {
      const found = componentEndpointOf(ledger, params.xname)
      if (found === undefined) throw new Fault('NOT_FOUND', { message: 'no such xname.' })
      return componentEndpointBody(found)
    },
  )
  deleteRoutes(app, rack, {
    collection,
    every: { summary: 'Delete every component endpoint', act: deleteComponentEndpoints },
    one: {
      summary: 'Delete a component endpoint; its component counts as gone',
      act: (tx, xname) => deleteComponentEndpoint(tx, parseXname(xname)?.name ?? ''),
    },
  })
}
