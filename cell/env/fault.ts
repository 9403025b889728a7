import { type FaultCode, faults, type Retry } from './fault-table.ts'

export { type FaultCode, faults, type Retry }

/** Plain facts about one failure; never a secret. */
export type FaultDetails = Readonly<Record<string, string | number | boolean>>

interface FaultInit {
  readonly cause?: unknown
  readonly details?: FaultDetails
  /** A sentence about this very case; the table's sentence when absent. */
  readonly message?: string
}

/** A failure that belongs to the world or to the caller, never a bug: those are assertions. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly details: FaultDetails

  constructor(code: FaultCode, init: FaultInit = {}) {
    super(
      init.message ?? faults[code].message,
      init.cause === undefined ? undefined : { cause: init.cause },
    )
    this.name = 'Fault'
    this.code = code
    this.details = init.details ?? {}
  }

  get retry(): Retry {
    return faults[this.code].retry
  }

  get status(): number {
    return faults[this.code].status
  }

  get remedy(): string {
    return faults[this.code].remedy
  }
}
