/**
 * The static discovery of the reference's command line against /hsm/v2: rows D1 to D3 of its
 * request table, each step as that client sends it, in its order.
 */
import { describe, expect, it } from 'vitest'
import {
  bmc,
  bmcMac,
  components,
  discovered,
  type HsmAsker,
  interfaceOfNode,
  node,
  nodeMac,
  secondNode,
} from './hsm-sample.ts'

/** The three ways in which the client runs. */
export function discoveryContract({ call, open, status, addComponents }: HsmAsker): void {
  describe('static discovery', () => {
    const groupOfFile = (ids: string[]) => ({
      label: 'suite-a',
      description: 'The suite-a group',
      members: { ids },
    })
    const [component] = components

    const rackAsDiscovered = async () => {
      const found = (await call('GET', `/State/Components/${node}`)).json()
      expect(found).toMatchObject({ State: 'On', Enabled: true, NID: 990_001, Role: 'Compute' })
      expect((await call('GET', `/State/Components/${bmc}`)).json()).toMatchObject({
        Type: 'NodeBMC',
      })
      const interfaces = await open(`/Inventory/EthernetInterfaces?ComponentID=${node}`)
      expect(interfaces.json()).toMatchObject([
        { MACAddress: nodeMac, IPAddresses: [{ IPAddress: '10.99.1.1' }], Type: 'Node' },
      ])
      const ofBmc = await open(`/Inventory/EthernetInterfaces?ComponentID=${bmc}`)
      expect(ofBmc.json()).toMatchObject([{ MACAddress: bmcMac, Type: 'NodeBMC' }])
      const membership = (await call('GET', `/memberships/${node}`)).json()
      expect(membership).toMatchObject({ groupLabels: ['suite-a'] })
    }

    const plain = async (run: number) => [
      await status('POST', '/State/Components', { Components: [component] }),
      await status('POST', '/Inventory/RedfishEndpoints', discovered(run)),
      await status('POST', '/groups', groupOfFile([node])),
    ]

    it('D1 plain: components, endpoints, groups; a second run is no error', async () => {
      expect(await plain(1)).toEqual([204, 201, 201])
      await rackAsDiscovered()
      await call('PATCH', '/State/Components/BulkStateData', {
        ComponentIDs: [node],
        State: 'Ready',
      })
      expect(await plain(2)).toEqual([204, 201, 201])
      const found = (await call('GET', `/State/Components/${node}`)).json()
      expect(found, 'a running node stays as it is').toMatchObject({ State: 'Ready', NID: 990_001 })
    })

    it('D2 --overwrite: puts components and numbers, and falls back from 409', async () => {
      await plain(1)
      const moved = { ...component, NID: 990_011, Role: 'Service' }
      const put = { Component: moved, Force: true }
      expect(await status('PUT', `/State/Components/${node}`, put)).toBe(204)
      const numbers = { Components: [{ ID: node, Type: '', NID: 990_011 }] }
      expect(await status('PATCH', '/State/Components/BulkNID', numbers)).toBe(204)
      const found = (await call('GET', `/State/Components/${node}`)).json()
      expect(found).toMatchObject({ NID: 990_011, Role: 'Service' })

      const changed = { ...discovered(2), FQDN: 'suite-bmc.other' }
      expect(await status('POST', '/Inventory/RedfishEndpoints', changed)).toBe(409)
      expect(await status('PUT', `/Inventory/RedfishEndpoints/${bmc}`, changed)).toBe(200)
      const offer = (await call('GET', `/Inventory/ComponentEndpoints/${node}`)).json()
      expect(offer).toMatchObject({ RedfishEndpointFQDN: 'suite-bmc.other' })

      await addComponents()
      const grown = groupOfFile([node, secondNode])
      expect(await status('POST', '/groups', grown)).toBe(409)
      expect(await status('PATCH', '/groups/suite-a', grown)).toBe(204)
      const members = (await call('GET', '/groups/suite-a/members')).json()
      expect(members, 'members of the file are not lost').toEqual({ ids: [node, secondNode] })
    })

    it('D3 version 1: interfaces are posted by themselves, and patched after 409', async () => {
      const {
        Systems: _systems,
        Managers: _managers,
        SchemaVersion: _version,
        ...raw
      } = discovered(1)
      expect(await status('POST', '/State/Components', { Components: [component] })).toBe(204)
      expect(await status('POST', '/Inventory/RedfishEndpoints', raw)).toBe(201)
      expect(await status('POST', '/Inventory/EthernetInterfaces', interfaceOfNode)).toBe(201)
      expect(await status('POST', '/Inventory/EthernetInterfaces', interfaceOfNode)).toBe(201)
      const moved = { ...interfaceOfNode, IPAddresses: [{ IPAddress: '10.99.1.2' }] }
      expect(await status('POST', '/Inventory/EthernetInterfaces', moved)).toBe(409)
      const id = nodeMac.replaceAll(':', '')
      const patched = await call('PATCH', `/Inventory/EthernetInterfaces/${id}`, moved)
      expect(patched.status).toBe(200)
      expect(patched.json()).toMatchObject({ IPAddresses: [{ IPAddress: '10.99.1.2' }] })
    })
  })
}
