/**
 * What needs no running cell: making a cluster or joining one, sealing a cell that moves, restoring
 * a backup, the first token, printing the configuration.
 */
import { Fault } from '../../../cell/env/index.ts'

/** Exit codes of the command line: 1 = error, 2 = written wrongly, 4 = refused. */
function exitCodeOf({ code }: Fault): number {
  if (code.startsWith('AUTH_') || code.startsWith('CONFLICT_')) return 4
  return code.startsWith('INPUT_') ? 2 : 1
}

// Each command loads what it needs and no more: printing a setting must not wait for a database.
async function run(words: readonly string[]): Promise<string> {
  const [first, second] = words
  if (first === 'init') {
    const { runInit } = await import('./init-command.ts')
    return await runInit(words.slice(1))
  }
  if (first === 'join') {
    const { runJoin } = await import('./join-command.ts')
    return await runJoin(words.slice(1))
  }
  if (first === 'move') {
    const { runMove } = await import('./move-command.ts')
    return await runMove(words.slice(1))
  }
  if (first === 'root') {
    const { runRoot } = await import('./root-command.ts')
    return await runRoot(words.slice(1))
  }
  if (first === 'restore') {
    const { runRestore } = await import('./restore-command.ts')
    return await runRestore(words.slice(1))
  }
  if (first === 'config' && second === 'print') {
    const { runConfigPrint } = await import('./config-command.ts')
    return runConfigPrint(words.slice(2), process.env)
  }
  if (first === 'token') {
    const { runToken } = await import('./token-command.ts')
    return await runToken(words.slice(1), process.env)
  }
  throw new Fault('INPUT_CONFIG', {
    message: `There is no command ${words.slice(0, 2).join(' ')}: there are "init", "join", "move", "restore", "token" and "config print".`,
  })
}

try {
  process.stdout.write(await run(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Fault)) throw error
  process.stderr.write(`rackcell: ${error.message}\n  ${error.remedy} (${error.code})\n`)
  process.exitCode = exitCodeOf(error)
}
