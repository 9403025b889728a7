/** What became of each share of a request that did not happen as a whole. */
import { Fault } from '../../../../cell/env/index.ts'
import { reportedMax } from './limits.ts'
import { jsonOf } from './merge.ts'
import type { Answer } from './rule.ts'

/** What became of one share. */
export type Outcome =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly answer: Answer }
  /** Surely nothing happened. */
  | { readonly kind: 'unreached'; readonly cell: string; readonly cause: Fault }
  | { readonly kind: 'unknown'; readonly cell: string; readonly cause: Fault }
  /** Not asked, as something before it failed. */
  | { readonly kind: 'left'; readonly cell: string }

function cellOf(outcome: Outcome): string {
  return 'answer' in outcome ? outcome.answer.cell : outcome.cell
}

/** The sentence of a refusal, whatever form it has. */
function wordsOf(answer: Answer): string {
  const said = (jsonOf(answer) as { readonly detail?: unknown } | undefined)?.detail
  const text = typeof said === 'string' ? said : Buffer.from(answer.body).toString('utf8').trim()
  return text.split('\n', 1)[0]?.slice(0, 200) ?? ''
}

function lineOf(outcome: Outcome): string {
  const cell = cellOf(outcome)
  switch (outcome.kind) {
    case 'done':
      return `${cell}: done`
    case 'refused':
      return `${cell}: refused (${outcome.answer.status} ${wordsOf(outcome.answer)})`
    case 'unreached':
      return `${cell}: not reached, nothing done`
    case 'unknown':
      return `${cell}: outcome: unknown`
    case 'left':
      return `${cell}: not asked`
  }
}

/** `x1000: done; x1001: outcome: unknown`, one part per owner. */
export function reportText(outcomes: readonly Outcome[]): string {
  const lines = outcomes.slice(0, reportedMax).map(lineOf)
  const more = outcomes.length - lines.length
  return [...lines, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

/**
 * The fault of a change that happened in part, or of which that is not known. PEER_SILENT when an
 * owner did not answer, otherwise PEER_PARTIAL; both name every owner and how to repeat.
 */
export function partialFault(outcomes: readonly Outcome[], requestId: string): Fault {
  const owners = reportText(outcomes)
  const unknown = outcomes.find((outcome) => outcome.kind === 'unknown')
  const heading = unknown
    ? 'An owner did not answer, outcome: unknown.'
    : 'Only a part of the change happened.'
  return new Fault(unknown ? 'PEER_SILENT' : 'PEER_PARTIAL', {
    cause: unknown?.cause,
    message: `${heading} ${owners}. Repeat with Request-Id: ${requestId}; nothing happens twice.`,
    details: { owners, requestId, ...(unknown ? { outcome: 'unknown' } : {}) },
  })
}
