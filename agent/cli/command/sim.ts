import type { Spawned } from './shape.ts'

/** `rackcell sim`: the simulator, a program of its own. */
export const sim: Spawned = {
  kind: 'spawned',
  name: 'sim',
  summary: 'run the simulator',
  program: '../sim/main',
  examples: [['rackcell sim --help', 'what it can do']],
}
