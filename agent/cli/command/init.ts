import type { Spawned } from './shape.ts'

/** `rackcell init`: a program of the rack agent. */
export const init: Spawned = {
  kind: 'spawned',
  name: 'init',
  summary: 'make a cluster: its root, the first issuer and the first cell',
  program: 'rack/offline/main',
  words: ['init'],
  options: [
    { flags: '--cell <id>', summary: 'name of the first cell' },
    { flags: '--data <folder>', summary: 'its data folder', completes: 'folder' },
    { flags: '--name <name>', summary: 'name of the cluster, for people' },
    {
      flags: '--prefix <xname>',
      summary: 'what the cell owns even when others join',
      repeats: true,
    },
    {
      flags: '--passphrase-file <file>',
      summary: "its first line is the root's passphrase",
      completes: 'file',
    },
    { flags: '-o, --output <form>', summary: 'form of the answer', choices: ['text', 'json'] },
  ],
  notes:
    'The root signs issuers and the first roster, and settles what issuers cannot. It is ' +
    'encrypted with the passphrase; keep it away from the cell. A cell that ran alone becomes ' +
    'the first of the cluster with everything that it holds.',
  examples: [
    [
      'rackcell init --cell x1000 --data /var/lib/rackcell --prefix x1000',
      'asks for a passphrase and says what to do next',
    ],
  ],
}
