/**
 * The clients' request table at real cells: at each of three, for nodes of one of them, and again
 * when that one is killed.
 */
import { afterAll, beforeAll, describe } from 'vitest'
import { clientsContract, clientsInTheDark } from '../contract/clients-suite.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { TestCluster } from '../fixture/cluster.ts'

const folder = temporaryFolder('clients')
const cluster = await TestCluster.start({ folder: folder.path, cells: 3 })
await cluster.untilAgreed()
afterAll(async () => {
  await cluster.close()
  folder.remove()
})

const owner = 'x1002'
const targetOf = (id: string) => ({ url: cluster.cell(id).url, token: cluster.token })

for (const { id } of cluster.cells) {
  describe(`what clients ask ${id}`, () => clientsContract(() => targetOf(id), owner))
}

/** Kills the owner when what it holds is at the others, and waits until they miss it. */
async function goDark(): Promise<void> {
  await cluster.untilAgreed()
  await cluster.cell(owner).kill()
  await cluster.untilWhole()
}

describe(`while ${owner} is down`, () => {
  const of = cluster.cells.length
  clientsInTheDark(() => ({ ...targetOf('x1001'), owner, cells: of }), owner, goDark)
  describe('nodes of other cells', () => clientsContract(() => targetOf('x1001'), 'x1000'))
})

describe(`when ${owner} is back`, () => {
  beforeAll(async () => {
    await cluster.restart(owner)
    await cluster.untilWhole()
    await cluster.untilAgreed()
  })
  clientsContract(() => targetOf('x1000'), owner)
})
