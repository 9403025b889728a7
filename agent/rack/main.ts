import { Fault } from '../../cell/env/index.ts'
import { createPinoLog } from './adapter/pino-log.ts'
import { onStopSignal } from './adapter/stop-signals.ts'
import { type RunningCell, startCell } from './compose.ts'
import { loadConfig } from './config/index.ts'
import type { CellMessage, UpMessage } from './up/messages.ts'

/** How often the token in cluster.json is replaced by a fresh one. */
const tokenEveryMs = 12 * 60 * 60 * 1_000

function tell(message: CellMessage): void {
  if (process.connected) process.send?.(message)
}

/** Says why the cell did not start: to `up` if there is one, and to a person. */
function complain(fault: Fault): void {
  const { code, message, remedy } = fault
  tell({ type: 'failed', code, message, remedy })
  process.stderr.write(`rackcell: ${message}\n  ${remedy} (${code})\n`)
  process.exitCode = code.startsWith('INPUT_') ? 2 : 1
}

/** Stops once, in order, on the first of: a signal, a word from `up`, or its death. */
function stopOnce(cell: RunningCell, timer: NodeJS.Timeout): void {
  let stopping = false
  const stop = (why: string) => {
    if (stopping) return
    stopping = true
    clearInterval(timer)
    cell.stop(why).then(
      () => process.connected && process.disconnect(),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  onStopSignal(stop)
  process.on('message', (message: UpMessage) => message.type === 'stop' && stop('asked by up'))
  process.on('disconnect', () => stop('up has ended'))
}

async function main(): Promise<void> {
  const loaded = loadConfig({ args: process.argv.slice(2), env: process.env })
  const log = createPinoLog(loaded.config.log)
  const cell = await startCell(loaded, log)
  const timer = setInterval(() => {
    cell.adminToken().then(
      (token) => tell({ type: 'token', token }),
      () => {},
    )
  }, tokenEveryMs)
  stopOnce(cell, timer)
  const { id, url, nodes } = cell
  tell({ type: 'ready', id, url, nodes, token: await cell.adminToken() })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Fault)) throw error
  complain(error)
}
