import { Fault } from '../../../../cell/env/index.ts'
import { type ClusterView, coverageHeaders } from '../../../../cell/view/index.ts'
import { eachAtOnce } from './at-once.ts'
import { errandOf } from './call.ts'
import { askedAtOnceMax, gatherMs } from './limits.ts'
import { mergedHead } from './merge.ts'
import type { Messenger } from './messenger.ts'
import { unreachable } from './peer-fault.ts'
import type { Answer, Merged } from './rule.ts'
import type { SplitRequest } from './split.ts'

/** Settles with the answer, or with nothing when the time is over or the cell cannot be asked. */
async function partOf(ask: Promise<Answer>, signal: AbortSignal): Promise<Answer | undefined> {
  const end = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  const answer = ask.catch((error) => {
    if (error instanceof Fault || signal.aborted) return undefined
    throw error
  })
  return await Promise.race([answer, end])
}

/**
 * Asks every cell of the shares for its part of a list, for `gatherMs` at most, and says by
 * Cell-Coverage how many of the roster's cells it covers. A refusal of the own part is the answer,
 * unless the rule tolerates it.
 * Fault: PEER_UNREACHABLE when a part is missing that the rule needs, or that alone could have it.
 */
export async function gather(
  messenger: Messenger,
  { request, asked, rule, shares, requestId }: SplitRequest,
  view: ClusterView,
): Promise<Merged> {
  const ask = (share: (typeof shares)[number], signal?: AbortSignal): Promise<Answer> => {
    return messenger.run(request, errandOf(request, share, { requestId, isAlone: false }), signal)
  }
  const own = await ask({ cell: messenger.self })
  if (own.status >= 400 && !rule.tolerates?.(own)) return own
  const signal = AbortSignal.timeout(gatherMs)
  const others = shares.filter(({ cell }) => cell !== messenger.self)
  const parts = await eachAtOnce(others, askedAtOnceMax, (share) => {
    return partOf(ask(share, signal), signal)
  })
  const isPart = (part: Answer) => part.status < 400 || rule.tolerates?.(part) === true
  const good = parts.filter((part) => part !== undefined && isPart(part)) as readonly Answer[]
  const lost = others.find(({ cell }) => !good.some((part) => part.cell === cell))
  const answers = [own, ...good]
  // What nobody in reach has may be where nobody answers.
  const hasNone = answers.every(({ status }) => status >= 400)
  if (lost && (hasNone || rule.needsAll?.(asked))) throw unreachable(view, lost.cell)
  const merged = rule.merge?.(answers, asked) ?? own
  const { of } = view.coverage()
  const cells = of - (others.length - good.length)
  const coverage = coverageHeaders({ cells, of, oldestSeconds: 0, missing: [] })
  return { ...merged, headers: { ...merged.headers, ...mergedHead(answers), ...coverage } }
}
