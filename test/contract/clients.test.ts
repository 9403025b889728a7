/**
 * The clients' request table against the address that RACKCELL_CONTRACT_URL names, with the token
 * in RACKCELL_CONTRACT_TOKEN; without them against each of three racks in memory, for nodes of one
 * of them, and again with that one cut off.
 */
import { afterAll, describe } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { testTokens } from '../fixture/rack.ts'
import { TestRacks } from '../fixture/racks.ts'
import { clientsContract, clientsInTheDark } from './clients-suite.ts'

const { RACKCELL_CONTRACT_URL: given, RACKCELL_CONTRACT_TOKEN: token } = process.env

const cells = ['left', 'middle', 'right'] as const
const owner = 'right'

async function openRacks() {
  const apis = [createHsmApi, createBootApi, createCloudInitApi]
  const roster = { left: [''], middle: ['x5'], [owner]: ['x9990'] }
  const racks = await TestRacks.open({ roster, apis, auth: 'tokens' })
  afterAll(() => racks.close())
  const urls = new Map<string, string>()
  for (const cell of cells) urls.set(cell, await racks.rack(cell).listen())
  const target = (cell: string) => ({ url: urls.get(cell) ?? '', token: testTokens.admin })
  return { racks, target }
}

if (given) {
  describe(`what clients ask ${given}`, () => clientsContract(() => ({ url: given, token })))
} else {
  const { target } = await openRacks()
  for (const cell of cells) {
    describe(`what clients ask the rack ${cell}`, () => clientsContract(() => target(cell)))
  }
  for (const cell of cells.filter((each) => each !== owner)) {
    const dark = await openRacks()
    describe(`what clients ask the rack ${cell} while ${owner} is down`, () => {
      clientsInTheDark(
        () => ({ ...dark.target(cell), owner, cells: cells.length }),
        'x9990',
        async () => dark.racks.cutOff(owner),
      )
      describe('nodes of other racks', () => clientsContract(() => dark.target(cell), 'x5000'))
    })
  }
}
