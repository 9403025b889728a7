import type { Branch, OptionShape } from './shape.ts'

const program = '../sim/main'

const clusterOptions: readonly OptionShape[] = [
  { flags: '--cells <n>', summary: 'cells of the cluster (without: one cell on a bad disk)' },
  { flags: '--nodes <n>', summary: 'nodes of each cell' },
  { flags: '--seed <n>', summary: 'the number from which everything is drawn' },
  {
    flags: '--scenario <name>',
    summary: 'what is played',
    choices: ['power-on', 'storm', 'partition', 'grow', 'upgrade'],
  },
  {
    flags: '--faults <level>',
    summary: 'how much goes wrong',
    choices: ['none', 'low', 'high'],
  },
  { flags: '--mishaps <n>', summary: 'only the first mishaps that the seed draws' },
  { flags: '--virtual-ms <n>', summary: 'how long everybody is busy' },
]

const jsonOption: OptionShape = { flags: '--json', summary: 'only the closing line of JSON' }

/** `rackcell sim`: the simulator, a program of its own. */
export const sim: Branch = {
  kind: 'branch',
  name: 'sim',
  summary: 'run the simulator',
  commands: [
    {
      kind: 'spawned',
      name: 'run',
      summary: 'simulate a cluster from a seed and judge it',
      program,
      words: ['run'],
      options: [
        ...clusterOptions,
        { flags: '--seeds <n>', summary: 'one cell: how many seeds' },
        { flags: '--report <file>', summary: 'write a page with plots', completes: 'file' },
        jsonOption,
      ],
      examples: [
        ['rackcell sim run --cells 5', 'five cells and a fresh seed'],
        [
          'rackcell sim run --cells 30 --seed 7 --scenario partition --report partition.html',
          'a cut cluster, with plots',
        ],
      ],
    },
    {
      kind: 'spawned',
      name: 'replay',
      summary: 'simulate one seed again and print everything that happens',
      program,
      words: ['replay'],
      options: [...clusterOptions, jsonOption],
      examples: [
        ['rackcell sim replay --cells 5 --nodes 8 --seed 7', 'the run of seed 7, line by line'],
      ],
    },
    {
      kind: 'spawned',
      name: 'fuzz',
      summary: 'try many seeds on all cores',
      program,
      words: ['fuzz'],
      options: [
        { flags: '--seeds <n>', summary: 'how many' },
        { flags: '--minutes <n>', summary: 'how long everybody is busy in each, virtual minutes' },
        { flags: '--seed <n>', summary: 'the first one' },
        { flags: '--resume <file>', summary: 'go on where this file ends', completes: 'file' },
        { flags: '--workers <n>', summary: 'processes (default: one per core)' },
        { flags: '--keep-going', summary: 'do not stop at the first failure' },
        jsonOption,
      ],
      examples: [
        ['rackcell sim fuzz --seeds 200', 'two hundred small clusters'],
        [
          'rackcell sim fuzz --seeds 2000 --minutes 10 --resume fuzz.jsonl',
          'a long one that can be interrupted',
        ],
      ],
    },
  ],
}
