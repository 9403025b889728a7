import { Fault } from '../../cell/env/index.ts'
import { createPinoLog } from './adapter/pino-log.ts'
import { onStopSignal } from './adapter/stop-signals.ts'
import { startCell } from './compose.ts'
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
  const failed: CellMessage = { type: 'failed', code, message, remedy }
  // The channel to `up` would keep this process alive.
  if (process.connected) process.send?.(failed, () => process.disconnect())
  process.stderr.write(`rackcell: ${message}\n  ${remedy} (${code})\n`)
  process.exitCode = code.startsWith('INPUT_') ? 2 : 1
}

/** The first reason to stop: a signal, a word from `up`, or its death. Heard from the beginning. */
function reasonToStop(peers: (told: PeersTold) => void): Promise<string> {
  return new Promise((resolve) => {
    onStopSignal(resolve)
    process.on('message', (message: UpMessage) => {
      if (message.type === 'stop') resolve('asked by up')
      if (message.type === 'peers') peers(message.addresses)
    })
    process.on('disconnect', () => resolve('up has ended'))
  })
}

type PeersTold = Extract<UpMessage, { type: 'peers' }>['addresses']

async function main(): Promise<void> {
  let told: PeersTold = {}
  let introduce = (addresses: PeersTold) => {
    told = addresses
  }
  const ending = reasonToStop((addresses) => introduce(addresses))
  const loaded = loadConfig({ args: process.argv.slice(2), env: process.env })
  const log = createPinoLog(loaded.config.log)
  const cell = await startCell(loaded, log)
  const timer = setInterval(() => {
    cell.adminToken().then(
      (token) => tell({ type: 'token', token }),
      () => {},
    )
  }, tokenEveryMs)
  introduce = (addresses) => cell.introduce(addresses)
  introduce(told)
  const { id, url, nodes, addresses, ca, nodeUrl } = cell
  const token = await cell.adminToken()
  const more = { ...(ca !== undefined && { ca }), ...(nodeUrl !== undefined && { nodeUrl }) }
  tell({ type: 'ready', id, url, nodes, addresses, token, ...more })
  const why = await Promise.race([
    ending,
    cell.ordered.then(({ by, seconds }) => {
      tell({ type: 'stopping', seconds: seconds ?? null })
      return `ordered by ${by}`
    }),
  ])
  clearInterval(timer)
  await cell.stop(why)
  if (process.connected) process.disconnect()
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Fault)) throw error
  complain(error)
}
