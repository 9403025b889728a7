import { Fault, type FaultCode } from '../../cell/env/fault.ts'

/** A fault with something better to do about it than the table of codes can say. */
export class RemediedFault extends Fault {
  readonly #remedy: string

  constructor(
    code: FaultCode,
    init: { readonly message: string; readonly remedy: string; readonly cause?: unknown },
  ) {
    super(code, init)
    this.#remedy = init.remedy
  }

  override get remedy(): string {
    return this.#remedy
  }
}
