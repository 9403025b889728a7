import { Fault } from '../../../cell/env/index.ts'

/**
 * A body that is no JSON, or with a member of the wrong JSON type: what the reference's decoder
 * stops at, which its services answer in other words than a value that they refuse.
 */
export class UnreadableBody extends Fault {
  constructor(message: string, { cause, field }: { cause?: unknown; field?: string } = {}) {
    super('INPUT_BODY', { message, cause, details: field === undefined ? {} : { field } })
  }
}
