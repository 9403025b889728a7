import { readDiscoverFile } from '../import/discover-file.ts'
import { flawText } from '../import/field-reader.ts'
import { readInput } from '../input-file.ts'
import { importOptions, runImport } from './import-run.ts'
import type { Leaf } from './shape.ts'

/** `rackcell import discover`. */
export const importDiscoverLeaf: Leaf = {
  kind: 'leaf',
  name: 'discover',
  summary: 'load the file of "ochami discover static", in both of its forms, YAML or JSON',
  notes:
    'Sends what that client sends. What is there already and equal is left alone, so doing it ' +
    'again changes nothing; what differs is kept and shown, unless --overwrite is given. ' +
    'Nodes are added to groups and never taken out of one. The file is checked as a whole ' +
    'before anything is sent.',
  arguments: [{ form: '<file>', summary: 'the file; - reads standard input', completes: 'file' }],
  options: [
    ...importOptions,
    {
      flags: '--discovery-version <version>',
      summary: 'version 1 writes each port, 2 leaves that to the server (default: 2)',
      choices: ['1', '2'],
    },
  ],
  prints: 'value',
  examples: [
    ['rackcell import discover nodes.yaml --dry-run', 'see what it would do'],
    ['rackcell import discover nodes.yaml', 'do it; again, and nothing changes'],
    ['rackcell import discover nodes.yaml --overwrite', 'after the file was edited'],
  ],
  act: async (invocation) => {
    const { text, name } = await readInput(invocation.word(0))
    const { discovery, warnings } = readDiscoverFile(text, name)
    for (const warning of warnings) invocation.screen.err(`note: ${flawText(name, warning)}\n`)
    return runImport(invocation, discovery, {
      overwrite: invocation.flag('overwrite'),
      version: invocation.text('discoveryVersion') === '1' ? 1 : 2,
    })
  },
}
