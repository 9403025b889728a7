import { type FaultCode, faults } from '../../cell/env/fault.ts'

/** How the command ended, for scripts; documented in docs/cli.md. */
export const exitCodes = {
  ok: 0,
  /** It failed: not found, not reachable, a failure of the cell. */
  error: 1,
  /** The command line or an input cannot be read. */
  usage: 2,
  /** Answered or done, but not all of it. */
  incomplete: 3,
  /** Understood and refused: not allowed, or in conflict with what is there. */
  refused: 4,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Whether the text is a code of the one table of errors. */
export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faults, code)
}

/** The exit code for a failure of this code, or of this HTTP status when it carries no code. */
export function exitCodeOf(failure: {
  readonly code?: string
  readonly status?: number
}): ExitCode {
  const family = failure.code?.split('_')[0]
  if (family === 'AUTH' || family === 'CONFLICT') return exitCodes.refused
  if (family === 'INPUT') return exitCodes.usage
  if (family !== undefined) return exitCodes.error
  const { status = 0 } = failure
  if (status === 401 || status === 403 || status === 409) return exitCodes.refused
  if (status === 400 || status === 422) return exitCodes.usage
  return exitCodes.error
}
