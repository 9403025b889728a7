import { nouns } from './command/nouns.ts'
import { exitCodes } from './exit-code.ts'
import { reportFailure } from './failure.ts'
import type { Surroundings } from './invocation.ts'
import { processScreen } from './output/screen.ts'
import { matchSpawned, runSpawned } from './spawned-program.ts'

/** Runs one command line and says how it ended; prints whatever there is to print. */
export async function run(
  words: readonly string[],
  surroundings: Surroundings = ownSurroundings(),
): Promise<number> {
  try {
    if (words[0] === '__complete') {
      const { completeLine } = await import('./completion/complete.ts')
      return await completeLine(words.slice(1), surroundings)
    }
    const line = withHelpLast(words)
    const match = await matchSpawned(nouns, line)
    if (match !== undefined) return await runSpawned(match)
    const { runCommand } = await import('./program.ts')
    return await runCommand(nouns, line, surroundings)
  } catch (thrown) {
    return reportFailure(surroundings.screen, thrown, { command: 'rackcell', asJson: false })
  }
}

/** `help node list` as `node list --help`, however deep; what is no command is said as such. */
function withHelpLast(words: readonly string[]): readonly string[] {
  const [first, noun, ...rest] = words
  if (first !== 'help' || noun === undefined) return words
  return nouns.some(({ name }) => name === noun) ? [noun, ...rest, '--help'] : [noun, ...rest]
}

function ownSurroundings(): Surroundings {
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.error)
  })
  return { screen: processScreen(), env: process.env, folder: process.cwd() }
}
