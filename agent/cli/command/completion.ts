import { completionScript, shells } from '../completion/script.ts'
import type { Leaf } from './shape.ts'

/** `rackcell completion`. */
export const completion: Leaf = {
  kind: 'leaf',
  name: 'completion',
  summary: 'completion for bash, zsh or fish',
  notes:
    'Prints a script for the shell. Names of nodes and groups are asked of the live cell; ' +
    'without one there are none, and nothing is said about it.',
  arguments: [{ form: '<shell>', summary: 'the shell', choices: shells }],
  examples: [
    ['source <(rackcell completion bash)', 'for this bash'],
    ['rackcell completion fish > ~/.config/fish/completions/rackcell.fish', 'for every fish'],
  ],
  act: async (invocation) => {
    const shell = shells.find((name) => name === invocation.word(0))
    if (shell !== undefined) invocation.screen.out(completionScript(shell))
  },
}
