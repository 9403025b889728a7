import { Fault, randomHex } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import { LockDesk } from '../../lock/index.ts'
import { type Executing, Messenger } from '../forward/index.ts'
import type { App } from '../server.ts'
import { lockRoutes, lockStatusRoutes } from './lock-routes.ts'
import { commitRoutes, holdRoutes } from './lock-step-routes.ts'
import { hsmBase } from './paths.ts'
import {
  reservationCheckRoutes,
  reservationKeyRoutes,
  reserveRoutes,
} from './reservation-routes.ts'
import { stepPath } from './reserve-together.ts'

/** Every route of locks and reservations, and the upkeep behind them. */
export function lockApi(app: App, rack: RackContext): void {
  const desk = new LockDesk(rack, async (cell, operation) => {
    const url = `${hsmBase}${stepPath(operation, 'undo')}`
    const call = { method: 'POST', url, headers: {}, client: '' }
    const requestId = randomHex(rack.random, 16)
    const { status } = await rack.peers.forward(cell, call, { requestId, atLeast: [] })
    if (status !== 204) throw new Fault('PEER_UNREACHABLE', { details: { cell, status } })
  })
  const tools = { rack, desk, messenger: new Messenger(rack, app as unknown as Executing) }
  lockRoutes(app, tools)
  lockStatusRoutes(app, tools)
  reserveRoutes(app, tools)
  reservationKeyRoutes(app, tools)
  reservationCheckRoutes(app, tools)
  holdRoutes(app, tools)
  commitRoutes(app, tools)
  app.addHook('onReady', async () => desk.start())
  app.addHook('onClose', async () => desk.stop())
}
