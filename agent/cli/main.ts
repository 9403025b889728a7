/**
 * The `rackcell` command: a dispatcher. What talks to a cell does so over HTTP alone; what is a
 * program of its own is started and left alone. It owns no state and no rule: rules are those of
 * cell/.
 */
import { enableCompileCache } from 'node:module'

// Before anything else is loaded: a second start then reads compiled code.
enableCompileCache()
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2))
