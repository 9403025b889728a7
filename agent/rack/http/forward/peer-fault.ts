/** What went wrong between cells, in sentences that name the cell and say what to do. */
import { Fault, type FaultDetails } from '../../../../cell/env/index.ts'
import type { ClusterView } from '../../../../cell/view/index.ts'

/** `it has been silent for 42 s`: since when a cell gave no sign of life. */
export function silenceOf(view: ClusterView, cell: string) {
  const missing = view.coverage().missing.find((sight) => sight.cell === cell)
  if (!missing) return { text: 'it was alive a moment ago', details: {} }
  if (missing.silentSeconds === undefined) {
    return { text: 'it has not been heard since this cell started', details: {} }
  }
  const silentSeconds = Math.round(missing.silentSeconds)
  return { text: `it has been silent for ${silentSeconds} s`, details: { silentSeconds } }
}

/** The owner was surely not reached: nothing happened. */
export function unreachable(view: ClusterView, cell: string, cause?: unknown): Fault {
  const { text, details } = silenceOf(view, cell)
  return new Fault('PEER_UNREACHABLE', {
    cause,
    message:
      `Cell ${cell}, which owns this, cannot be reached: ${text}. Nothing was done. ` +
      'See "rackcell cell list"; repeat when it is back.',
    details: { cell, ...details },
  })
}

/** A question to the owner was not answered in time; asking changed nothing. */
export function unanswered(cell: string, cause?: unknown): Fault {
  return new Fault('PEER_UNREACHABLE', {
    cause,
    message:
      `Cell ${cell}, which owns this, did not answer in time. ` +
      'See "rackcell cell list"; then repeat.',
    details: { cell },
  })
}

/** A change was sent to the owner and not answered. */
export function silent(cell: string, requestId: string, cause?: unknown): Fault {
  return new Fault('PEER_SILENT', {
    cause,
    message:
      `Cell ${cell}, which owns this, did not answer: outcome: unknown. ` +
      `Repeat with Request-Id: ${requestId}; it happens once.`,
    details: { cell, outcome: 'unknown', requestId },
  })
}

/** Cells disagree about who owns something, and go on to after one of them looked again. */
export function disagreeing(cell: string, details: FaultDetails): Fault {
  return new Fault('CONFLICT_ROSTER', {
    message:
      `Cell ${cell} says that it does not own this: the roster is changing. ` +
      'Repeat in a moment.',
    details: { cell, ...details },
  })
}
