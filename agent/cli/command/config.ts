import type { Branch } from './shape.ts'

/** `rackcell config`: works without a running cell. */
export const config: Branch = {
  kind: 'branch',
  name: 'config',
  summary: 'settings of a cell and where each comes from',
  commands: [
    {
      kind: 'spawned',
      name: 'print',
      summary: 'print the settings that a cell started here would have',
      program: 'rack/offline/main',
      words: ['config', 'print'],
      options: [
        {
          flags: '--explain',
          summary: 'say for each where it comes from, its default and its limits',
        },
        { flags: '--config <file>', summary: 'the configuration file', completes: 'file' },
      ],
      examples: [
        ['rackcell config print', 'the settings as they are'],
        ['rackcell config print --explain', 'every key with its meaning, unit, default and source'],
      ],
    },
  ],
}
