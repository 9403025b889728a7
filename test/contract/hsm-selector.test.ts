import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack } from '../fixture/rack.ts'

const rack = await openRack({ apis: [createHsmApi] })
afterAll(() => rack.close())

const node = 'x1000c0s0b0n0'
const fields = { State: 'On', Flag: 'Warning', Role: 'Service', SubRole: 'Worker', NID: 7 }

async function ask(method: 'GET' | 'POST', path: string, body?: object) {
  const answer = await rack.app.inject({
    method,
    url: `/hsm/v2/State/Components${path}`,
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  const json = answer.body === '' ? {} : answer.json()
  return { status: answer.statusCode, detail: json.detail, Components: json.Components }
}

beforeAll(async () => {
  await ask('POST', '', { Components: [{ ID: node, ...fields }] })
})

const { State, Flag, Role, SubRole, NID } = fields

describe('selectors of single fields', () => {
  it.each([
    ['stateonly', { State, Flag }],
    ['flagonly', { Flag }],
    ['roleonly', { Role, SubRole }],
    ['nidonly', { NID }],
  ])('%s shows these and no others, in every list', async (selector, shown) => {
    const wanted = [{ ID: node, Type: 'Node', ...shown }]
    const told = [
      await ask('GET', `?${selector}=true`),
      await ask('GET', `?${selector.toUpperCase()}=1`),
      await ask('GET', `/Query/${node}?${selector}=t`),
      await ask('POST', '/Query', { ComponentIDs: [node], [selector]: true }),
      await ask('POST', '/ByNID/Query', { NIDRanges: ['1-9'], [selector]: ['True'] }),
    ]
    expect(told.map(({ Components }) => Components)).toEqual(told.map(() => wanted))
  })

  it('win in their order; false ones and values that are none count for nothing', async () => {
    const both = await ask('GET', '?nidonly=true&roleonly=true&flagonly=false')
    expect(both.Components).toEqual([{ ID: node, Type: 'Node', Role, SubRole }])
    const none = await ask('GET', '?stateonly=false')
    expect(none.Components).toEqual([{ ID: node, Type: 'Node', ...fields, Enabled: true }])
    const wrong = await ask('GET', '?stateonly=perhaps')
    expect([wrong.status, wrong.detail]).toEqual([400, expect.stringMatching(/not a boolean/)])
  })
})
