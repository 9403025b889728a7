import type { Spawned } from './shape.ts'

/** `rackcell cell move`: a program of the rack agent, for a stopped cell. */
export const cellMove: Spawned = {
  kind: 'spawned',
  name: 'move',
  summary: 'seal the folder of a stopped cell for a move to another host',
  program: 'rack/offline/main',
  words: ['move'],
  options: [
    { flags: '--data <folder>', summary: 'its data folder', completes: 'folder' },
    { flags: '--undo', summary: 'take the seal away: the cell stays' },
  ],
  examples: [
    ['rackcell cell move --data /var/lib/rackcell', 'then copy the folder and start it there'],
  ],
}
