import { Fault } from '../../cell/env/fault.ts'
import type { CellClient } from './cell-client.ts'
import { eachAtOnce } from './each-at-once.ts'
import { requestsAtOnceMax } from './limits.ts'

/** Whether the cell has something at the path. */
export async function exists(client: CellClient, path: string): Promise<boolean> {
  return (await client.send('GET', path, { expect: [404] })).status !== 404
}

/** Before a change of several things: one that is not there stops it before anything is done. */
export async function requireExisting(
  client: CellClient,
  names: readonly string[],
  pathOf: (name: string) => string,
): Promise<void> {
  const paths = names.map(pathOf)
  const found = await eachAtOnce(paths, requestsAtOnceMax, (path) => exists(client, path))
  const missing = names.filter((_, index) => !found[index])
  if (missing.length === 0) return
  throw new Fault('NOT_FOUND', {
    message: `There is no group ${missing.join(', ')}; nothing was changed.`,
  })
}
