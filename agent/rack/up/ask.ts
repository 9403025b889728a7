import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** Where a cell of this machine answers, and what opens it. */
export interface CellAccess {
  readonly url: string
  readonly token: string
  /** PEM of the authority to trust; with HTTPS. */
  readonly ca?: string | undefined
}

/** The JSON that a cell answers a GET with; rejects when it gives none. */
export function ask<Body>({ url, token, ca }: CellAccess, path: string): Promise<Body> {
  const start = url.startsWith('https:') ? requestHttps : requestHttp
  const headers = { authorization: `Bearer ${token}` }
  return new Promise((settle, fail) => {
    const asking = start(
      `${url}${path}`,
      { headers, agent: false, ...(ca && { ca }) },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', fail)
        answer.on('end', () => {
          try {
            settle(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body)
          } catch (error) {
            fail(error)
          }
        })
      },
    )
    asking.on('error', fail).end()
  })
}
