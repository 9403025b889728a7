import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { eachAtOnce } from './at-once.ts'
import { type Errand, errandOf } from './call.ts'
import { askedAtOnceMax } from './limits.ts'
import { mergedHead } from './merge.ts'
import type { Messenger } from './messenger.ts'
import { type Outcome, partialFault } from './report.ts'
import type { Answer, Asked, ClusterRule, Merged, Share } from './rule.ts'

/** A request with what is to be done for it. */
export interface SplitRequest {
  readonly request: FastifyRequest
  readonly asked: Asked
  readonly rule: ClusterRule
  readonly shares: readonly Share[]
  readonly requestId: string
}

/** What came of it: an answer, or a cell that says it is not the owner. */
export type SplitResult =
  | { readonly kind: 'answer'; readonly answer: Merged }
  | { readonly kind: 'moved'; readonly answer: Answer }

const isGood = ({ status }: Answer) => status < 400

/**
 * Checks every share, then has all of them done: stage by stage, the own one first in each. What an
 * owner would refuse, and an owner that is not reached, end it before anything is done.
 * Faults: PEER_UNREACHABLE (nothing done), PEER_SILENT, PEER_PARTIAL with a report by owner.
 */
export async function runSplit(
  messenger: Messenger,
  { request, asked, rule, shares, requestId }: SplitRequest,
): Promise<SplitResult> {
  const errands = shares.map((share) => errandOf(request, share, { requestId, isAlone: false }))
  const isRefusal = (answer: Answer) => !isGood(answer) && !rule.tolerates?.(answer)
  const checks = await eachAtOnce(errands, askedAtOnceMax, (errand) => {
    return messenger.check(request, errand)
  })
  const moved = checks.find(({ status }) => status === 421)
  if (moved) return { kind: 'moved', answer: moved }
  const refusal = checks.find(isRefusal)
  if (refusal) return { kind: 'answer', answer: refusal }
  const outcomes = await runStages(messenger, { request, errands, isRefusal })
  const answers = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? outcome.answer : []))
  if (answers.length < outcomes.length) return incomplete(outcomes, requestId)
  return { kind: 'answer', answer: whole(answers, { rule, asked }) }
}

/** One answer of all. What was tolerated counts only when there is nothing better. */
function whole(
  answers: readonly Answer[],
  { rule, asked }: { rule: ClusterRule; asked: Asked },
): Merged {
  const good = answers.filter(isGood)
  const [first] = answers as readonly [Answer]
  if (good.length === 0) return first
  const merged = rule.merge?.(good, asked) ?? (good[0] as Answer)
  return { ...merged, headers: { ...merged.headers, ...mergedHead(good) } }
}

/** Not all of it happened: a refusal of the whole when nothing did, otherwise a report. */
function incomplete(outcomes: readonly Outcome[], requestId: string): SplitResult {
  const didNothing = outcomes.every(({ kind }) => kind !== 'done' && kind !== 'unknown')
  const refused = outcomes.find((outcome) => outcome.kind === 'refused')
  if (didNothing && refused) return { kind: 'answer', answer: refused.answer }
  const unreached = outcomes.find((outcome) => outcome.kind === 'unreached')
  if (didNothing && unreached) throw unreached.cause
  throw partialFault(outcomes, requestId)
}

interface Staging {
  readonly request: FastifyRequest
  readonly errands: readonly Errand[]
  readonly isRefusal: (answer: Answer) => boolean
}

async function runStages(messenger: Messenger, staging: Staging): Promise<readonly Outcome[]> {
  const { errands, request, isRefusal } = staging
  const self = messenger.self
  const outcomes = new Map<Errand, Outcome>()
  const runAll = async (group: readonly Errand[]) => {
    await eachAtOnce(group, askedAtOnceMax, async (errand) => {
      outcomes.set(errand, await outcomeOf(messenger, { request, errand, isRefusal }))
    })
    return group.every((errand) => outcomes.get(errand)?.kind === 'done')
  }
  const stages = Map.groupBy(errands, ({ share }) => share.stage ?? 0)
  for (const [, stage] of [...stages].sort(([left], [right]) => left - right)) {
    const here = stage.filter(({ share }) => share.cell === self)
    const there = stage.filter(({ share }) => share.cell !== self)
    if (!(await runAll(here)) || !(await runAll(there))) break
  }
  return errands.map((errand) => outcomes.get(errand) ?? { kind: 'left', cell: errand.share.cell })
}

async function outcomeOf(
  messenger: Messenger,
  { request, errand, isRefusal }: Omit<Staging, 'errands'> & { readonly errand: Errand },
): Promise<Outcome> {
  try {
    const answer = await messenger.run(request, errand)
    return { kind: isRefusal(answer) ? 'refused' : 'done', answer }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { cell } = errand.share
    return { kind: error.code === 'PEER_UNREACHABLE' ? 'unreached' : 'unknown', cell, cause: error }
  }
}
