/**
 * What the command line and the static discovery of the reference's clients send to /hsm/v2, and
 * what they count on in the answer: the rows S1–S25 and D1–D3 of their request table. It runs
 * against any base URL, over bare sockets, without Content-Type. It uses cabinet x9990 and labels
 * that begin with `suite-`.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { discoveryContract } from './hsm-discovery-suite.ts'
import {
  askerOf,
  bmc,
  bmcMac,
  components,
  discovered,
  type HsmTarget,
  interfaceOfNode,
  node,
  nodeMac,
  secondNode,
} from './hsm-sample.ts'

interface Named {
  readonly ID: string
}

/** The table as a suite. */
export function hsmContract(target: HsmTarget): void {
  const asker = askerOf(target)
  const { call, open, status, addComponents, addEndpoint } = asker
  beforeEach(() => asker.tidy())

  describe('service', () => {
    it('S1 says that it is healthy', async () => {
      const answer = await open('/service/ready')
      expect(answer.status).toBe(200)
      expect(answer.body).toBe('{"code":0,"message":"HSM is healthy"}\n')
      expect(answer.headers['content-type']).toBe('application/json')
    })

    it('S2 lists every vocabulary, and each by itself', async () => {
      const all = (await open('/service/values')).json<Record<string, string[]>>()
      expect(Object.keys(all).sort()).toEqual(
        ['Arch', 'Class', 'Flag', 'NetType', 'Role', 'State', 'SubRole', 'Type'].sort(),
      )
      expect(all['State']).toContain('Ready')
      for (const [name, values] of Object.entries(all)) {
        const one = await open(`/service/values/${name.toLowerCase()}`)
        expect(one.json()).toEqual({ [name]: values })
      }
    })
  })

  describe('components', () => {
    it('S3 S6 are added with 204 and listed without a token', async () => {
      expect(await addComponents()).toBe(204)
      const answer = await open(`/State/Components?id=${node}&id=${secondNode}`)
      expect(answer.status).toBe(200)
      expect(answer.json()).toEqual({
        Components: expect.arrayContaining([
          {
            ID: node,
            Type: 'Node',
            State: 'On',
            Flag: 'OK',
            Enabled: true,
            Role: 'Compute',
            NID: 990_001,
            Arch: 'X86',
          },
          {
            ID: secondNode,
            Type: 'Node',
            State: 'On',
            Flag: 'OK',
            Enabled: true,
            Role: 'Service',
            NID: 990_002,
          },
        ]),
      })
    })

    it('S4 S5 are found by xname and by number', async () => {
      await addComponents()
      expect((await call('GET', `/State/Components/${node}`)).json<Named>().ID).toBe(node)
      expect((await call('GET', '/State/Components/ByNID/990002')).json<Named>().ID).toBe(
        secondNode,
      )
      const missing = await call('GET', '/State/Components/x9990c7s7b7n7')
      expect(missing.status).toBe(404)
      expect(missing.headers['content-type']).toBe('application/problem+json')
      expect(missing.json()).toEqual({
        type: 'about:blank',
        title: 'Not Found',
        detail: 'no such xname.',
        status: 404,
      })
    })

    it('S6 leaves an existing component alone', async () => {
      await addComponents()
      const again = { Components: [{ ...components[0], State: 'Off', NID: 5 }] }
      expect(await status('POST', '/State/Components', again)).toBe(204)
      const found = (await call('GET', `/State/Components/${node}`)).json()
      expect(found).toMatchObject({ State: 'On', NID: 990_001 })
    })

    it('S7 are deleted one by one, and the second time are not there', async () => {
      await addComponents()
      const answer = await call('DELETE', `/State/Components/${node}`)
      expect(answer.body).toBe('{"code":0,"message":"deleted 1 entry"}\n')
      expect(await status('DELETE', `/State/Components/${node}`)).toBe(404)
    })
  })

  describe('endpoints', () => {
    it('S8 S9 component endpoints are listed, read and deleted', async () => {
      await addEndpoint()
      const list = await call('GET', `/Inventory/ComponentEndpoints?id=${node}&id=${bmc}`)
      const ids = list
        .json<{ ComponentEndpoints: Named[] }>()
        .ComponentEndpoints.map(({ ID }) => ID)
      expect(ids.sort()).toEqual([bmc, node])
      const one = (await call('GET', `/Inventory/ComponentEndpoints/${node}`)).json()
      expect(one).toMatchObject({
        ID: node,
        Type: 'Node',
        RedfishType: 'ComputerSystem',
        OdataID: `/redfish/v1/Systems/${node}`,
        RedfishEndpointID: bmc,
        Enabled: true,
        RedfishEndpointFQDN: 'suite-bmc.mgmt',
        RedfishURL: `suite-bmc.mgmt/redfish/v1/Systems/${node}`,
        ComponentEndpointType: 'ComponentEndpointComputerSystem',
        RedfishSystemInfo: {
          Actions: {
            '#ComputerSystem.Reset': {
              'ResetType@Redfish.AllowableValues': expect.arrayContaining(['On', 'ForceOff']),
              target: `/redfish/v1/Systems/${node}/Actions/ComputerSystem.Reset`,
            },
          },
        },
      })
      expect(await status('DELETE', `/Inventory/ComponentEndpoints/${node}`)).toBe(200)
      expect(await status('GET', `/Inventory/ComponentEndpoints/${node}`)).toBe(404)
    })

    it('S10 lists by every parameter', async () => {
      await addEndpoint()
      const uuid = discovered(1).UUID
      const queries = [
        `id=${bmc}`,
        `macaddr=${bmcMac}`,
        'ipaddress=10.99.0.10',
        'fqdn=suite-bmc.mgmt',
        `uuid=${uuid}`,
        `type=NodeBMC&id=${bmc}`,
      ]
      for (const query of queries) {
        const list = (await call('GET', `/Inventory/RedfishEndpoints?${query}`)).json()
        expect(list, query).toMatchObject({ RedfishEndpoints: [{ ID: bmc }] })
      }
      const none = await call('GET', '/Inventory/RedfishEndpoints?fqdn=suite-nobody')
      expect(none.json()).toEqual({ RedfishEndpoints: [] })
    })

    it('S11 adds a bare endpoint, twice the same, and refuses a different one', async () => {
      const bare = {
        ID: bmc,
        Name: 'suite-bmc',
        IPAddress: '10.99.0.10',
        MACAddr: bmcMac,
        Domain: 'mgmt',
        Hostname: 'suite-bmc',
        User: 'root',
        Password: 'not shown',
        UUID: '00000000-0000-0000-0000-000000000000',
        DiscoveryInfo: { LastDiscoveryAttempt: '0001-01-01T00:00:00Z', LastDiscoveryStatus: '' },
      }
      const uri = `/hsm/v2/Inventory/RedfishEndpoints/${bmc}`
      const added = await call('POST', '/Inventory/RedfishEndpoints', bare)
      expect(added.status).toBe(201)
      expect(added.json()).toEqual([{ URI: uri }])
      expect(added.headers['location']).toBe(uri)
      expect(await status('POST', '/Inventory/RedfishEndpoints', bare)).toBe(201)
      const other = { ...bare, Hostname: 'suite-other' }
      expect(await status('POST', '/Inventory/RedfishEndpoints', other)).toBe(409)
      const read = await call('GET', `/Inventory/RedfishEndpoints/${bmc}`)
      expect(read.json()).toMatchObject({ FQDN: 'suite-bmc.mgmt', User: 'root', Enabled: true })
      expect(read.body).not.toContain('not shown')
    })

    it('S12 deletes an endpoint, and what was below it counts as gone', async () => {
      await addEndpoint()
      expect(await status('DELETE', `/Inventory/RedfishEndpoints/${bmc}`)).toBe(200)
      expect(await status('DELETE', `/Inventory/RedfishEndpoints/${bmc}`)).toBe(404)
      const found = (await call('GET', `/State/Components/${node}`)).json()
      expect(found).toMatchObject({ State: 'Empty', Flag: 'OK' })
    })
  })

  describe('interfaces', () => {
    const post = () => call('POST', '/Inventory/EthernetInterfaces', interfaceOfNode)
    const id = nodeMac.replaceAll(':', '')

    it('S13 are a bare array, found by every parameter as the client spells it', async () => {
      await post()
      const queries = [
        `MACAddress=${nodeMac}`,
        `MACAddress=${nodeMac.toUpperCase().replaceAll(':', '-')}`,
        'IPAddress=10.99.1.1',
        `Network=internal&ComponentID=${node}`,
        `Type=Node&ComponentID=${node}`,
        `NewerThan=2001-01-01T00:00:00Z&ComponentID=${node}`,
      ]
      for (const query of queries) {
        const list = await open(`/Inventory/EthernetInterfaces?${query}`)
        expect(list.json(), query).toEqual([
          {
            ID: id,
            Description: 'Interface 0 for suite-n0',
            MACAddress: nodeMac,
            LastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/),
            ComponentID: node,
            Type: 'Node',
            IPAddresses: [{ IPAddress: '10.99.1.1', Network: 'internal' }],
          },
        ])
      }
      const older = `OlderThan=2001-01-01T00:00:00Z&ComponentID=${node}`
      expect((await open(`/Inventory/EthernetInterfaces?${older}`)).body).toBe('[]\n')
    })

    it('S14 are read by id, with their addresses', async () => {
      await post()
      expect((await call('GET', `/Inventory/EthernetInterfaces/${id}`)).json<Named>().ID).toBe(id)
      const addresses = await call('GET', `/Inventory/EthernetInterfaces/${id}/IPAddresses`)
      expect(addresses.json()).toEqual([{ IPAddress: '10.99.1.1', Network: 'internal' }])
    })

    it('S15 are added with one URI, twice the same, and refused when different', async () => {
      const added = await post()
      expect(added.status).toBe(201)
      expect(added.json()).toEqual({ URI: `/hsm/v2/Inventory/EthernetInterfaces/${id}` })
      expect((await post()).status).toBe(201)
      const other = { ...interfaceOfNode, ComponentID: secondNode }
      expect(await status('POST', '/Inventory/EthernetInterfaces', other)).toBe(409)
    })

    it('S16 are deleted', async () => {
      await post()
      expect(await status('DELETE', `/Inventory/EthernetInterfaces/${id}`)).toBe(200)
      expect(await status('DELETE', `/Inventory/EthernetInterfaces/${id}`)).toBe(404)
    })
  })

  describe('groups', () => {
    const group = {
      label: 'suite-a',
      description: 'The suite-a group',
      tags: ['suite'],
      exclusiveGroup: 'suite-set',
      members: { ids: [node] },
    }
    const create = async () => {
      await addComponents()
      return await call('POST', '/groups', group)
    }

    it('S17 S18 are created with members, twice the same, and refused when different', async () => {
      const created = await create()
      expect(created.status).toBe(201)
      expect(created.json()).toEqual([{ URI: '/hsm/v2/groups/suite-a' }])
      expect(await status('POST', '/groups', group)).toBe(201)
      expect(await status('POST', '/groups', { ...group, description: 'other' })).toBe(409)
      for (const query of ['group=suite-a', 'tag=suite']) {
        expect((await call('GET', `/groups?${query}`)).json(), query).toEqual([group])
      }
    })

    it('S19 are changed', async () => {
      await create()
      const patch = { description: 'new', tags: ['suite', 'two'] }
      expect(await status('PATCH', '/groups/suite-a', patch)).toBe(204)
      expect((await call('GET', '/groups/suite-a')).json()).toMatchObject(patch)
    })

    it('S20 are deleted', async () => {
      await create()
      expect(await status('DELETE', '/groups/suite-a')).toBe(200)
      expect(await status('DELETE', '/groups/suite-a')).toBe(404)
    })

    it('S21 S22 S23 S24 have members that are added, set and taken out', async () => {
      await create()
      const members = async () => (await call('GET', '/groups/suite-a/members')).json()
      expect(await members()).toEqual({ ids: [node] })
      const added = await call('POST', '/groups/suite-a/members', { id: secondNode })
      expect(added.status).toBe(201)
      expect(added.json()).toEqual([{ URI: `/hsm/v2/groups/suite-a/members/${secondNode}` }])
      expect(await members()).toEqual({ ids: [node, secondNode] })
      const wanted = { group: 'suite-a', ids: [secondNode] }
      const set = await call('PUT', '/groups/suite-a/members', wanted)
      expect(set.status).toBe(201)
      expect(set.json()).toEqual([{ URI: `/hsm/v2/groups/suite-a/members/${secondNode}` }])
      expect(await members()).toEqual({ ids: [secondNode] })
      expect(await status('DELETE', `/groups/suite-a/members/${secondNode}`)).toBe(200)
      expect(await members()).toEqual({ ids: [] })
      expect(await status('PUT', '/groups/suite-a/members', { ids: [] })).toBe(204)
    })

    it('S25 memberships honour the filters, one row per component', async () => {
      await create()
      const both = `id=${node}&id=${secondNode}`
      const rows = async (query: string) => (await call('GET', `/memberships?${query}`)).json()
      const grouped = { id: node, groupLabels: ['suite-a'], partitionName: '' }
      const single = { id: secondNode, groupLabels: [], partitionName: '' }
      expect(await rows(both)).toEqual([grouped, single])
      const queries: Record<string, unknown[]> = {
        'type=Node': [grouped, single],
        'type=NodeBMC': [],
        'state=On': [grouped, single],
        'flag=OK': [grouped, single],
        'role=Compute': [grouped],
        'role=!Compute': [single],
        'subrole=': [grouped, single],
        'softwarestatus=': [grouped, single],
        'subtype=': [grouped, single],
        'arch=X86': [grouped],
        'class=': [grouped, single],
        'nid=990002': [single],
        'enabled=true': [grouped, single],
        'nid_start=990000&nid_end=990001': [grouped],
        'partition=NULL': [grouped, single],
        'group=suite-a': [grouped],
        'group=NULL': [single],
      }
      for (const [query, wanted] of Object.entries(queries)) {
        expect(await rows(`${both}&${query}`), query).toEqual(wanted)
      }
      expect((await call('GET', `/memberships/${node}`)).json()).toEqual(grouped)
    })
  })

  discoveryContract(asker)

  if (!target.mayWipe) return
  describe('whole collections', () => {
    it.each([
      ['S7', '/State/Components'],
      ['S9', '/Inventory/ComponentEndpoints'],
      ['S12', '/Inventory/RedfishEndpoints'],
      ['S16', '/Inventory/EthernetInterfaces'],
    ])(
      '%s DELETE %s counts what it deleted, and is 404 when there is nothing',
      async (_test, path) => {
        await addComponents()
        await addEndpoint()
        const deleted = await call('DELETE', path)
        expect(deleted.status).toBe(200)
        expect(deleted.json()).toEqual({
          code: 0,
          message: expect.stringMatching(/^deleted \d+ entries$/),
        })
        const again = await call('DELETE', path)
        expect(again.status).toBe(404)
        expect(again.json()).toMatchObject({ detail: 'no entries to delete' })
      },
    )
  })
}
