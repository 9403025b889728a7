import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import type { CellHead, ForwardedCall } from '../../peers.ts'
import { marksOf } from './at-least.ts'
import { checkOf, type Errand, isReading } from './call.ts'
import { checkHeader } from './carried-header.ts'
import { type Executing, executePart } from './execute.ts'
import { silent, unanswered, unreachable } from './peer-fault.ts'
import { checkId } from './request-id.ts'
import type { Answer, Ground, Share } from './rule.ts'

/** How one call is made. */
interface Sending {
  readonly id: string
  readonly atLeast: readonly CellHead[]
  readonly signal?: AbortSignal
}

/** Takes shares to their cells: to the others through Peers, the own one through the own routes. */
export class Messenger {
  readonly #rack: RackContext
  readonly #app: Executing

  constructor(rack: RackContext, app: Executing) {
    this.#rack = rack
    this.#app = app
  }

  get self(): string {
    return this.#rack.peers.self
  }

  /** Has a share done. Faults: PEER_UNREACHABLE, PEER_SILENT in words that name the cell. */
  async run(request: FastifyRequest, { share, id, call }: Errand, signal?: AbortSignal) {
    if (share.cell === this.self) return await this.#runHere(call, false)
    const marks = marksOf(request)
    return await this.#ask(share, call, { id, atLeast: marks, ...(signal ? { signal } : {}) })
  }
  /** Asks whether a share would be refused; nothing is changed by it. Fault: PEER_UNREACHABLE. */
  async check(request: FastifyRequest, errand: Errand): Promise<Answer> {
    const { share, id } = errand
    const call = checkOf(request, errand)
    if (share.cell === this.self) return await this.#runHere(call, true)
    return await this.#ask(share, call, { id: checkId(id), atLeast: marksOf(request) })
  }

  /** Sends a call that may build on an intent; `atLeast` is what it builds on in any case. */
  async #ask({ cell, ground }: Share, call: ForwardedCall, sending: Sending): Promise<Answer> {
    const { atLeast } = sending
    const marks = ground ? this.#marksOf(ground) : []
    const answer = await this.#send(cell, call, { ...sending, atLeast: [...atLeast, ...marks] })
    if (answer.status !== 404 || !ground || !this.#knows(ground)) return answer
    // What it does not know is known here: it came from a cell that the owner has not heard yet.
    return await this.#send(cell, call, { ...sending, atLeast: [...atLeast, ...this.#allMarks()] })
  }

  async #runHere(call: ForwardedCall, isCheck: boolean): Promise<Answer> {
    return { cell: this.self, ...(await executePart(this.#app, call, isCheck)) }
  }

  async #send(cell: string, call: ForwardedCall, { id, ...rest }: Sending): Promise<Answer> {
    const { peers, view } = this.#rack
    try {
      const { status, headers, body } = await peers.forward(cell, call, { requestId: id, ...rest })
      return { cell, status, headers, body }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (error.code === 'PEER_UNREACHABLE') throw unreachable(view, cell, error)
      if (error.code !== 'PEER_SILENT') throw error
      const changesNothing = isReading(call.method) || call.headers[checkHeader] === 'true'
      throw changesNothing ? unanswered(cell, error) : silent(cell, id, error)
    }
  }

  #knows({ family, id }: Ground): boolean {
    return this.#rack.view.holderOf(family, id) !== undefined
  }

  /** Where an intent stands that an owner must know of. */
  #marksOf({ family, id }: Ground): readonly CellHead[] {
    const { view, peers } = this.#rack
    const holder = view.holderOf(family, id)
    if (holder === undefined) return []
    const head = holder === this.self ? this.#ownHead() : peers.headOf(holder)
    return head ? [head] : []
  }

  #ownHead(): CellHead {
    return { cell: this.self, order: this.#rack.ledger.order('public') }
  }

  #allMarks(): readonly CellHead[] {
    const { peers } = this.#rack
    const heads = peers.others().flatMap((cell) => peers.headOf(cell) ?? [])
    return [this.#ownHead(), ...heads]
  }
}
