import { type Fault, type FaultCode, faults } from '../../cell/env/fault.ts'
import { isFaultCode } from './exit-code.ts'
import { messageCharsMax } from './limits.ts'

/**
 * What a cell says about a failure: RFC 9457 with our code and remedy, or what a compatible route
 * says.
 */
export interface ProblemDocument {
  readonly status: number
  readonly title?: string
  readonly detail: string
  /** Only our own routes have one. */
  readonly code?: string
  readonly remedy?: string
  readonly request?: string
  readonly [extra: string]: unknown
}

/** A cell answered, and the answer is a refusal or a failure. */
export class CellProblem extends Error {
  readonly problem: ProblemDocument

  constructor(problem: ProblemDocument) {
    super(problem.detail)
    this.name = 'CellProblem'
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  /** What to do: the cell's own words, or what the status usually asks for. */
  get remedy(): string {
    return this.problem.remedy ?? remedyOf(this.problem)
  }
}

/** What a status means where it comes without a code of ours, as on the compatible routes. */
const codeOfStatus: Readonly<Record<number, FaultCode>> = {
  400: 'INPUT_BODY',
  401: 'AUTH_TOKEN',
  403: 'AUTH_REFUSED',
  404: 'NOT_FOUND',
  405: 'INPUT_METHOD',
  409: 'CONFLICT_EXISTS',
  413: 'LIMIT_BODY',
  422: 'INPUT_BODY',
  429: 'LIMIT_RATE',
  507: 'STORE_FULL',
}

/**
 * Reads an error body, whatever it is: a problem document, Go's plain text, a proxy's page.
 * `named` = the code in the header Cell-Fault, which compatible routes send, too.
 */
export function problemOf(
  status: number,
  contentType: string,
  body: string,
  named = '',
): ProblemDocument {
  const code = isFaultCode(named) ? named : codeOfStatus[status]
  const detail = plainDetail(status, contentType, body)
  const fallback = { status, detail, ...(code && { code }) }
  if (!contentType.includes('json')) return fallback
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return fallback
    const { code: given, ...fields } = parsed as Record<string, unknown>
    const text = fields['detail'] ?? fields['error'] ?? fields['message'] ?? fields['title']
    const said = typeof text === 'string' && text !== '' ? text : detail
    const ownCode = typeof given === 'string' ? given : code
    return {
      ...fields,
      status,
      detail: said.slice(0, messageCharsMax),
      ...(ownCode && { code: ownCode }),
    }
  } catch {
    return fallback
  }
}

function plainDetail(status: number, contentType: string, body: string): string {
  const text = body.trim()
  const isProse = text !== '' && !contentType.includes('html') && !text.startsWith('{')
  return isProse ? text.slice(0, messageCharsMax) : `The answer was HTTP ${status}.`
}

function remedyOf({ code, status }: ProblemDocument): string {
  if (code !== undefined && isFaultCode(code)) return faults[code].remedy
  if (status === 503) return 'Repeat in a moment; if it goes on, look at "rackcell status".'
  if (status >= 500) return 'Look at the log of the cell; "rackcell status" says how it is.'
  return 'Change what the message names, then repeat.'
}

/** A fault as the problem document that a cell would send for it. */
export function problemOfFault(fault: Fault): ProblemDocument {
  return {
    ...fault.details,
    status: fault.status,
    detail: fault.message,
    code: fault.code,
    remedy: fault.remedy,
  }
}
