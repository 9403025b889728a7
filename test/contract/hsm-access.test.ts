import { afterAll, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { type ApiFactory, openRack, testTokens } from '../fixture/rack.ts'

interface SeenRoute {
  readonly method: string
  readonly url: string
  readonly access: string
}

const seen: SeenRoute[] = []

const watched: ApiFactory = (rack) => {
  const api = createHsmApi(rack)
  return {
    ...api,
    register(app) {
      app.addHook('onRoute', ({ method, url, config }) => {
        seen.push({ method: String(method), url, access: String(config?.access) })
      })
      return api.register(app)
    },
  }
}

const rack = await openRack({ apis: [watched], auth: 'tokens' })
afterAll(() => rack.close())

/** What every route asks for, by method: `path access`. */
const wanted: Record<string, Record<string, string>> = {
  GET: {
    '/service/ready': 'public',
    '/service/liveness': 'public',
    '/service/values': 'public',
    '/service/values/arch': 'public',
    '/service/values/class': 'public',
    '/service/values/flag': 'public',
    '/service/values/nettype': 'public',
    '/service/values/role': 'public',
    '/service/values/subrole': 'public',
    '/service/values/state': 'public',
    '/service/values/type': 'public',
    '/State/Components': 'public',
    '/State/Components/:xname': 'read',
    '/State/Components/ByNID/:nid': 'read',
    '/State/Components/Query/:xname': 'read',
    '/Inventory/RedfishEndpoints': 'read',
    '/Inventory/RedfishEndpoints/:xname': 'read',
    '/Inventory/RedfishEndpoints/Query/:xname': 'read',
    '/Inventory/ComponentEndpoints': 'read',
    '/Inventory/ComponentEndpoints/:xname': 'read',
    '/Inventory/EthernetInterfaces': 'public',
    '/Inventory/EthernetInterfaces/:id': 'read',
    '/Inventory/EthernetInterfaces/:id/IPAddresses': 'read',
    '/Inventory/Hardware': 'read',
    '/Inventory/Hardware/:xname': 'read',
    '/Inventory/HardwareByFRU': 'read',
    '/Inventory/HardwareByFRU/:fruid': 'read',
    '/Inventory/Hardware/History': 'read',
    '/Inventory/Hardware/History/:xname': 'read',
    '/Inventory/HardwareByFRU/History': 'read',
    '/Inventory/HardwareByFRU/History/:fruid': 'read',
    '/Inventory/Hardware/Query/:xname': 'read',
    '/Inventory/ServiceEndpoints': 'read',
    '/Inventory/ServiceEndpoints/:service': 'read',
    '/Inventory/ServiceEndpoints/:service/RedfishEndpoints/:xname': 'read',
    '/Inventory/DiscoveryStatus': 'read',
    '/Inventory/DiscoveryStatus/:id': 'read',
    '/groups': 'read',
    '/groups/labels': 'read',
    '/groups/:label': 'read',
    '/groups/:label/members': 'read',
    '/memberships': 'read',
    '/memberships/:xname': 'read',
    '/locks/status': 'read',
    '/Subscriptions/SCN': 'read',
    '/Subscriptions/SCN/:id': 'read',
    '/partitions': 'read',
    '/partitions/names': 'read',
    '/partitions/:name': 'read',
    '/partitions/:name/members': 'read',
    '/Defaults/NodeMaps': 'read',
    '/Defaults/NodeMaps/:xname': 'read',
    '/sysinfo/powermaps': 'read',
    '/sysinfo/powermaps/:xname': 'read',
  },
  POST: {
    '/State/Components': 'write',
    '/State/Components/Query': 'read',
    '/State/Components/ByNID/Query': 'read',
    '/Inventory/RedfishEndpoints': 'write',
    '/Inventory/EthernetInterfaces': 'write',
    '/Inventory/EthernetInterfaces/:id/IPAddresses': 'write',
    '/Inventory/Hardware': 'write',
    '/Inventory/Discover': 'write',
    '/groups': 'write',
    '/groups/:label/members': 'write',
    '/locks/lock': 'write',
    '/locks/unlock': 'write',
    '/locks/disable': 'write',
    '/locks/repair': 'write',
    '/locks/status': 'read',
    '/locks/reservations': 'write',
    '/locks/reservations/release': 'write',
    '/locks/reservations/remove': 'write',
    '/locks/service/reservations': 'write',
    '/locks/service/reservations/release': 'write',
    '/locks/service/reservations/renew': 'write',
    '/locks/service/reservations/check': 'read',
    '/locks/operations/:operation/hold': 'write',
    '/locks/operations/:operation/commit': 'write',
    '/locks/operations/:operation/undo': 'public',
    '/Subscriptions/SCN': 'write',
    '/partitions': 'write',
    '/partitions/:name/members': 'write',
    '/Defaults/NodeMaps': 'write',
    '/sysinfo/powermaps': 'write',
  },
  PUT: {
    '/Subscriptions/SCN/:id': 'write',
    '/Defaults/NodeMaps/:xname': 'write',
    '/sysinfo/powermaps/:xname': 'write',
    '/State/Components/:xname': 'write',
    '/Inventory/RedfishEndpoints/:xname': 'write',
    '/groups/:label/members': 'write',
  },
  PATCH: {
    '/State/Components/BulkStateData': 'write',
    '/State/Components/BulkFlagOnly': 'write',
    '/State/Components/BulkEnabled': 'write',
    '/State/Components/BulkSoftwareStatus': 'write',
    '/State/Components/BulkRole': 'write',
    '/State/Components/BulkNID': 'write',
    '/State/Components/:xname/StateData': 'write',
    '/State/Components/:xname/FlagOnly': 'write',
    '/State/Components/:xname/Enabled': 'write',
    '/State/Components/:xname/SoftwareStatus': 'write',
    '/State/Components/:xname/Role': 'write',
    '/State/Components/:xname/NID': 'write',
    '/Inventory/RedfishEndpoints/:xname': 'write',
    '/Inventory/EthernetInterfaces/:id': 'write',
    '/Inventory/EthernetInterfaces/:id/IPAddresses/:ip': 'write',
    '/groups/:label': 'write',
    '/Subscriptions/SCN/:id': 'write',
    '/partitions/:name': 'write',
  },
  DELETE: {
    '/State/Components': 'delete',
    '/State/Components/:xname': 'delete',
    '/Inventory/RedfishEndpoints': 'delete',
    '/Inventory/RedfishEndpoints/:xname': 'delete',
    '/Inventory/ComponentEndpoints': 'delete',
    '/Inventory/ComponentEndpoints/:xname': 'delete',
    '/Inventory/EthernetInterfaces': 'delete',
    '/Inventory/EthernetInterfaces/:id': 'delete',
    '/Inventory/EthernetInterfaces/:id/IPAddresses/:ip': 'write',
    '/Inventory/Hardware': 'delete',
    '/Inventory/Hardware/:xname': 'delete',
    '/Inventory/HardwareByFRU': 'delete',
    '/Inventory/HardwareByFRU/:fruid': 'delete',
    '/Inventory/Hardware/History': 'delete',
    '/Inventory/Hardware/History/:xname': 'delete',
    '/Inventory/HardwareByFRU/History': 'delete',
    '/Inventory/HardwareByFRU/History/:fruid': 'delete',
    '/Inventory/ServiceEndpoints': 'delete',
    '/Inventory/ServiceEndpoints/:service/RedfishEndpoints/:xname': 'delete',
    '/groups/:label': 'delete',
    '/groups/:label/members/:xname': 'write',
    '/Subscriptions/SCN': 'delete',
    '/Subscriptions/SCN/:id': 'delete',
    '/partitions/:name': 'delete',
    '/partitions/:name/members/:xname': 'write',
    '/Defaults/NodeMaps': 'delete',
    '/Defaults/NodeMaps/:xname': 'delete',
    '/sysinfo/powermaps': 'delete',
    '/sysinfo/powermaps/:xname': 'delete',
  },
}

const rows = Object.entries(wanted).flatMap(([method, paths]) =>
  Object.entries(paths).map(([path, access]) => ({ method, url: `/hsm/v2${path}`, access })),
)

const byName = (left: SeenRoute, right: SeenRoute) =>
  `${left.method} ${left.url}` < `${right.method} ${right.url}` ? -1 : 1

it('every route says what it asks for', () => {
  expect(seen.toSorted(byName)).toEqual(rows.toSorted(byName))
})

describe('tokens', () => {
  const may: Record<string, readonly string[]> = {
    viewer: ['public', 'read'],
    operator: ['public', 'read', 'write'],
    service: ['public', 'read', 'write'],
    admin: ['public', 'read', 'write', 'delete'],
  }

  const statusOf = async ({ method, url }: SeenRoute, token?: string) => {
    const answer = await rack.app.inject({
      method: method as 'GET',
      url: url.replaceAll(/:\w+/g, 'x1'),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
    return answer.statusCode
  }

  it.each(rows)('$method $url asks for $access', async (route) => {
    const isPublic = route.access === 'public'
    expect((await statusOf(route)) === 401).toBe(!isPublic)
    expect((await statusOf(route, 'stolen')) === 401).toBe(!isPublic)
    for (const [role, token] of Object.entries(testTokens)) {
      const refused = (await statusOf(route, token)) === 403
      expect(refused, role).toBe(!may[role]?.includes(route.access))
    }
  })

  it('a refusal is a problem that says which role is missing', async () => {
    const answer = await rack.app.inject({
      method: 'DELETE',
      url: '/hsm/v2/State/Components',
      headers: { authorization: `Bearer ${testTokens.operator}` },
    })
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Forbidden',
      detail: expect.stringContaining('admin'),
      status: 403,
    })
  })
})
