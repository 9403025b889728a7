import type { RackContext } from '../../context.ts'
import { joinCluster } from '../forward/index.ts'
import type { Api, App } from '../server.ts'
import { componentEndpointRoutes } from './component-endpoint-routes.ts'
import { componentPatchRoutes } from './component-patch-routes.ts'
import {
  componentQueryRoutes,
  componentReadRoutes,
  componentWriteRoutes,
} from './component-routes.ts'
import { discoveryRoutes } from './discovery-routes.ts'
import {
  interfaceAddressRoutes,
  interfaceReadRoutes,
  interfaceWriteRoutes,
} from './ethernet-interface-routes.ts'
import { groupMemberRoutes, groupMembersChangeRoutes } from './group-member-routes.ts'
import { groupReadRoutes, groupWriteRoutes } from './group-routes.ts'
import { hardwareFruRoutes } from './hardware-fru-routes.ts'
import {
  hardwareHistoryDeleteRoutes,
  hardwareHistoryReadRoutes,
} from './hardware-history-routes.ts'
import { hardwareReadRoutes, hardwareWriteRoutes } from './hardware-routes.ts'
import { lockApi } from './lock-api.ts'
import { membershipRoutes } from './membership-routes.ts'
import { nodeMapReadRoutes, nodeMapWriteRoutes } from './node-map-routes.ts'
import { partitionMemberRoutes } from './partition-member-routes.ts'
import { partitionReadRoutes, partitionWriteRoutes } from './partition-routes.ts'
import { hsmBase } from './paths.ts'
import { powerMapReadRoutes, powerMapWriteRoutes } from './power-map-routes.ts'
import {
  redfishEndpointDeleteRoutes,
  redfishEndpointReadRoutes,
  redfishEndpointWriteRoutes,
} from './redfish-endpoint-routes.ts'
import { serviceEndpointRoutes } from './service-endpoint-routes.ts'
import { serviceRoutes } from './service-routes.ts'
import {
  subscriptionDeleteRoutes,
  subscriptionReadRoutes,
  subscriptionWriteRoutes,
} from './subscription-routes.ts'
import { referenceUnmatched, speakReference } from './wire-form.ts'

const routeSets: readonly ((app: App, rack: RackContext) => void)[] = [
  serviceRoutes,
  componentReadRoutes,
  componentQueryRoutes,
  componentWriteRoutes,
  componentPatchRoutes,
  redfishEndpointReadRoutes,
  redfishEndpointWriteRoutes,
  redfishEndpointDeleteRoutes,
  componentEndpointRoutes,
  serviceEndpointRoutes,
  interfaceReadRoutes,
  interfaceWriteRoutes,
  interfaceAddressRoutes,
  hardwareReadRoutes,
  hardwareWriteRoutes,
  hardwareFruRoutes,
  hardwareHistoryReadRoutes,
  hardwareHistoryDeleteRoutes,
  discoveryRoutes,
  groupReadRoutes,
  groupWriteRoutes,
  groupMemberRoutes,
  groupMembersChangeRoutes,
  membershipRoutes,
  lockApi,
  partitionReadRoutes,
  partitionWriteRoutes,
  partitionMemberRoutes,
  nodeMapReadRoutes,
  nodeMapWriteRoutes,
  powerMapReadRoutes,
  powerMapWriteRoutes,
  subscriptionReadRoutes,
  subscriptionWriteRoutes,
  subscriptionDeleteRoutes,
]

/** The API /hsm/v2 of a rack. */
export function createHsmApi(rack: RackContext): Api {
  return {
    unmatched: [referenceUnmatched],
    async register(app) {
      const routes = async (scope: App) => {
        speakReference(scope, rack.log)
        joinCluster(scope, rack)
        for (const add of routeSets) add(scope, rack)
      }
      await app.register(async (scope) => routes(scope as App), { prefix: hsmBase })
    },
  }
}
