import type { NoticePayload } from '../../../cell/inventory/index.ts'
import { noticeTimeoutMs } from './limits.ts'

/** Takes one message to a receiver; an error says why it did not arrive. */
export type Post = (url: string, payload: NoticePayload, signal: AbortSignal) => Promise<void>

/**
 * Posts over HTTP. Any 2xx is arrival; a redirect is none, so that nobody is sent where the
 * subscription does not say.
 */
export const httpPost: Post = async (url, payload, signal) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(noticeTimeoutMs)]),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`)
}
