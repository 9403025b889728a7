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
import {
  interfaceAddressRoutes,
  interfaceReadRoutes,
  interfaceWriteRoutes,
} from './ethernet-interface-routes.ts'
import { groupMemberRoutes, groupMembersChangeRoutes } from './group-member-routes.ts'
import { groupReadRoutes, groupWriteRoutes } from './group-routes.ts'
import { membershipRoutes } from './membership-routes.ts'
import { hsmBase } from './paths.ts'
import {
  redfishEndpointDeleteRoutes,
  redfishEndpointReadRoutes,
  redfishEndpointWriteRoutes,
} from './redfish-endpoint-routes.ts'
import { serviceRoutes } from './service-routes.ts'
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
  interfaceReadRoutes,
  interfaceWriteRoutes,
  interfaceAddressRoutes,
  groupReadRoutes,
  groupWriteRoutes,
  groupMemberRoutes,
  groupMembersChangeRoutes,
  membershipRoutes,
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
