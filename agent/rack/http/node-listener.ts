import { createServer, type Server } from 'node:http'
import { answerClientError } from './client-error.ts'
import { headerBytesMax, keepAliveMs } from './limits.ts'
import type { App } from './server.ts'
import { bindSides } from './side.ts'

/**
 * A second server of an application, for the side of the nodes: plain HTTP, under the limits of the
 * first. From then on the first one is the management side alone. It closes with the application;
 * it does not listen yet.
 */
export function addNodeListener(app: App): Server {
  const first = app.server
  const second = createServer(
    {
      maxHeaderSize: headerBytesMax,
      requestTimeout: first.requestTimeout,
      keepAliveTimeout: keepAliveMs,
    },
    app.routing,
  )
  second.maxConnections = first.maxConnections
  second.on('clientError', answerClientError)
  bindSides(first, second)
  let closed: Promise<void> | undefined
  app.addHook('preClose', async () => {
    closed = new Promise((settle) => second.close(() => settle()))
    second.closeIdleConnections()
  })
  app.addHook('onClose', async () => {
    await closed
  })
  return second
}
