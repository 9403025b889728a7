import type { Spawned } from './shape.ts'

/** `rackcell cell join`: a program of the rack agent, before the cell's first start. */
export const cellJoin: Spawned = {
  kind: 'spawned',
  name: 'join',
  summary: 'join a cluster with an invitation, before the first start',
  program: 'rack/offline/main',
  words: ['join'],
  options: [
    { flags: '--data <folder>', summary: 'the data folder of the new cell', completes: 'folder' },
    { flags: '--listen <multiaddr>', summary: 'where other cells reach it', repeats: true },
    {
      flags: '--announce <multiaddr>',
      summary: 'addresses to tell the others instead',
      repeats: true,
    },
    { flags: '-o, --output <form>', summary: 'form of the answer', choices: ['text', 'json'] },
  ],
  notes: 'It takes the line that "rackcell cell invite" printed; - reads it from standard input.',
  examples: [
    [
      'rackcell cell join - --data /var/lib/rackcell --listen /ip4/10.0.0.2/tcp/7600 < line',
      'then start the cell as it says',
    ],
  ],
}
