/** A limited token from the command line that makes it to the list that it makes smaller. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { runCli, sampleFile } from '../fixture/cli.ts'

let folder: ReturnType<typeof temporaryFolder>
let cell: CellUnderTest
let env: Record<string, string>

beforeAll(async () => {
  folder = temporaryFolder('scope')
  cell = await startCell({ data: folder.path })
  env = { RACKCELL_URL: cell.url, RACKCELL_TOKEN: cell.token }
  const loaded = await runCli(['import', 'discover', sampleFile], { env })
  expect(loaded.code).toBe(0)
})
afterAll(async () => {
  await cell?.stop()
  folder.remove()
})

async function tokenFor(...words: readonly string[]): Promise<string> {
  const made = await runCli(['token', 'create', '--role', 'operator', ...words], { env })
  expect(made.code).toBe(0)
  return made.out.trim()
}

async function namesWith(token: string): Promise<readonly string[]> {
  const listed = await runCli(['node', 'list', '-o', 'json', '--token', token], { env })
  expect(listed.err).toBe('')
  const { nodes } = JSON.parse(listed.out) as { nodes: readonly { id: string }[] }
  return nodes.map(({ id }) => id)
}

it.each([[], ['--alg', 'ES256']])('sees the members of its group alone: %s', async (...more) => {
  const token = await tokenFor('--scope', 'group:kube', ...more)
  const all = await namesWith(cell.token)
  const seen = await namesWith(token)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.length).toBeLessThan(all.length)
  const show = (name: string) => runCli(['node', 'show', name, '--token', token], { env })
  expect((await show(seen[0] ?? '')).code).toBe(0)
  const other = all.find((id) => !seen.includes(id)) ?? ''
  const hidden = await show(other)
  expect(hidden.out).not.toContain(other)
})

it('is refused for what is not made for it, in words', async () => {
  const token = await tokenFor('--scope', 'group:kube')
  const refused = await runCli(['cell', 'list', '--token', token], { env })
  expect(refused.code).toBe(4)
  expect(refused.err).toContain('limited to group:kube')
})

it('is not made for what is no limit', async () => {
  const words = ['token', 'create', '--role', 'viewer', '--scope', 'everything']
  const refused = await runCli(words, { env })
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('group:gpu')
})
