import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from '../../../cell/env/index.ts'
import { readCell } from '../../../cell/store/index.ts'
import { LevelStore } from '../adapter/level-store.ts'
import { systemClock } from '../adapter/system-clock.ts'
import { sealFolder, unsealFolder } from '../ownership/sealed-folder.ts'
import { storeFolder } from '../store/open-cell-store.ts'

/** The help text of `rackcell cell move`. */
export const moveUsage = `Usage: rackcell cell move --data DIR [--undo]

Seals the data folder of a stopped cell, so that it can be moved to another host or folder: a copy of it
starts there, once, and this one refuses to start. Without the seal the two would be taken for clones.

Options:
  --data DIR   the data folder of the cell
  --undo       take the seal away: the cell stays here. Only if no copy has started
  --help       this text

Example:
  rackcell cell move --data /var/lib/rackcell
  rsync -a /var/lib/rackcell/ newhost:/var/lib/rackcell/
`

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      undo: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

/** The name of a stopped cell. Faults: NOT_FOUND_CELL, STORE_LOCKED while it runs. */
async function requireStopped(data: string): Promise<string> {
  if (!existsSync(storeFolder(data))) {
    throw new Fault('NOT_FOUND_CELL', { message: `There is no cell in ${data}.` })
  }
  const store = await LevelStore.open(storeFolder(data))
  try {
    return (await readCell(store)) ?? ''
  } finally {
    await store.close()
  }
}

/** `rackcell cell move`: answers with what to print. */
export async function runMove(args: readonly string[]): Promise<string> {
  let parsed: ReturnType<typeof read>
  try {
    parsed = read(args)
  } catch (cause) {
    throw new Fault('INPUT_USAGE', { cause, message: (cause as Error).message })
  }
  const { data: folder, undo, help } = parsed.values
  if (help) return moveUsage
  if (folder === undefined) throw new Fault('INPUT_USAGE', { message: '--data DIR is needed.' })
  const data = resolve(folder)
  const cell = await requireStopped(data)
  if (undo) {
    const text = unsealFolder(data) ? 'is not sealed any more' : 'was not sealed'
    return `${data}: cell ${cell} ${text}\n`
  }
  sealFolder(data, systemClock.wallMs())
  return [
    `${data}: cell ${cell} is sealed and starts no more here`,
    'next:',
    `  - copy the whole folder to the new place: rsync -a ${data}/ HOST:${data}/`,
    `  - start it there: rackcell cell start --data ${data}`,
    '  - delete this folder when it runs',
    '',
  ].join('\n')
}
