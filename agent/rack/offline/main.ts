/** What can be done without a running cell: restoring a backup, printing the configuration. */
import { Fault } from '../../../cell/env/index.ts'
import { configUsage, runConfigPrint } from './config-command.ts'
import { restoreUsage, runRestore } from './restore-command.ts'

/** Exit codes of the command line: 1 = error, 2 = written wrongly, 4 = refused. */
function exitCodeOf({ code }: Fault): number {
  if (code.startsWith('AUTH_') || code.startsWith('CONFLICT_')) return 4
  return code.startsWith('INPUT_') ? 2 : 1
}

async function run(words: readonly string[]): Promise<string> {
  const [first, second] = words
  if (first === 'restore') return await runRestore(words.slice(1))
  if (first === 'config' && second === 'print') return runConfigPrint(words.slice(2), process.env)
  if (first === undefined || first === '--help') return `${restoreUsage}\n${configUsage}`
  throw new Fault('INPUT_CONFIG', { message: `There is no command ${words.slice(0, 2).join(' ')}.` })
}

try {
  process.stdout.write(await run(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Fault)) throw error
  process.stderr.write(`rackcell: ${error.message}\n  ${error.remedy} (${error.code})\n`)
  process.exitCode = exitCodeOf(error)
}
