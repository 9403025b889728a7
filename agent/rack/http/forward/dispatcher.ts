import type { FastifyReply, FastifyRequest } from 'fastify'
import { assert, Fault, type Random, randomHex } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import { sendProblem } from '../problem.ts'
import { askedOf, errandOf, isReading, isWhole } from './call.ts'
import type { Executing } from './execute.ts'
import { gather } from './gather.ts'
import { markOf } from './mark.ts'
import { jsonOf } from './merge.ts'
import { Messenger } from './messenger.ts'
import { disagreeing } from './peer-fault.ts'
import { givenRequestId, requestHash } from './request-id.ts'
import { RequestPlans } from './request-plan.ts'
import type { Answer, Asked, ClusterRule, Share, World } from './rule.ts'
import { sendAnswer } from './send-answer.ts'
import { runSplit, type SplitRequest } from './split.ts'

/** Goes on to the route's handler, or ends with a fault. */
type Done = (error?: Error) => void

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly rule: ClusterRule
}

function worldOf({ peers, view, ledger, enumerations }: RackContext): World {
  return {
    self: peers.self,
    ownerOf: (xname) => peers.ownerOf(xname),
    others: () => peers.others(),
    view,
    own: ledger,
    enumerations,
  }
}

/** What a cell says that is not the owner: who is, by which roster. */
function ownerTold(answer: Answer): { readonly owner: string; readonly roster: number } {
  const said = (jsonOf(answer) ?? {}) as { readonly owner?: unknown; readonly roster?: unknown }
  return {
    owner: typeof said.owner === 'string' ? said.owner.slice(0, 64) : '',
    roster: typeof said.roster === 'number' ? said.roster : 0,
  }
}

/** Decides of each request whether it is answered here, elsewhere, or by several cells together. */
export class Dispatcher {
  readonly #rack: RackContext
  readonly #world: World
  readonly #messenger: Messenger
  readonly #plans = new RequestPlans()
  readonly #ids: Random

  constructor(rack: RackContext, app: Executing) {
    this.#rack = rack
    this.#world = worldOf(rack)
    this.#messenger = new Messenger(rack, app)
    this.#ids = rack.random.fork('forward')
  }

  /**
   * Calls `done` at once, without a turn of the event loop, for what concerns this cell alone;
   * otherwise answers.
   */
  dispatch(exchange: Exchange, done: Done): void {
    const mark = markOf(exchange.request)
    try {
      if (mark?.kind === 'part') done()
      else if (mark) this.#receive(exchange, done)
      else this.#enter(exchange, done)
    } catch (error) {
      done(error as Error)
    }
  }

  /** A forwarded request: decided here or by nobody. */
  #receive({ request, reply, rule }: Exchange, done: Done): void {
    const world = this.#world
    const strange = rule.names(askedOf(request), world).find((name) => {
      return world.ownerOf(name) !== world.self
    })
    if (strange === undefined) {
      done()
      return
    }
    const details = {
      owner: world.ownerOf(strange),
      roster: this.#rack.peers.roster,
      name: strange,
    }
    sendProblem(new Fault('PEER_OWNER', { details }), request, reply)
  }

  #enter(exchange: Exchange, done: Done): void {
    const { request, reply, rule } = exchange
    const asked = askedOf(request)
    const given = givenRequestId(request)
    // A repetition asks as the first time.
    const known = given === undefined ? undefined : this.#plans.find(given, requestHash(request))
    const shares = known ?? this.#sharesOf(rule, asked)
    if (shares.every((share) => share.cell === this.#world.self && isWhole(share))) {
      done()
      return
    }
    const requestId = given ?? randomHex(this.#ids, 16)
    if (!isReading(request.method)) reply.header('request-id', requestId)
    const split = { request, asked, rule, shares, requestId }
    this.#answer(exchange, split, 1).then((isAnswered) => {
      if (!isAnswered) done()
    }, done)
  }

  #sharesOf(rule: ClusterRule, asked: Asked): readonly Share[] {
    if (this.#world.others().length > 0) rule.refuse?.(asked, this.#world)
    if (rule.shares) return rule.shares(asked, this.#world)
    const owners = new Set(rule.names(asked, this.#world).map((name) => this.#world.ownerOf(name)))
    assert(owners.size <= 1, `the rule of ${asked.url} splits a request with several owners`)
    return [...owners].map((cell) => ({ cell }))
  }

  /** False when it is to be answered from what is known here. */
  async #answer(exchange: Exchange, split: SplitRequest, tries: number): Promise<boolean> {
    const { request, reply, rule } = exchange
    if (rule.isGathered) {
      sendAnswer(reply, await gather(this.#messenger, split, this.#rack.view))
      return true
    }
    const result = await this.#run(split, rule)
    if (result === undefined) return false
    if (result.kind === 'answer') {
      sendAnswer(reply, result.answer)
      return true
    }
    const told = ownerTold(result.answer)
    if (tries === 0) throw disagreeing(result.answer.cell, told)
    await this.#rack.peers.reachRoster(told.roster)
    const again = { ...split, shares: this.#sharesOf(rule, askedOf(request)) }
    return await this.#answer(exchange, again, tries - 1)
  }

  async #run(split: SplitRequest, rule: ClusterRule) {
    const { request, shares, requestId } = split
    const [share] = shares
    if (!isReading(request.method)) {
      const hash = requestHash(request)
      this.#plans.keep(requestId, { hash, shares }, request.rawBody?.length ?? 0)
    }
    if (!share || shares.length > 1) return await runSplit(this.#messenger, split)
    try {
      const answer = await this.#messenger.run(
        request,
        errandOf(request, share, { requestId, isAlone: true }),
      )
      return { kind: answer.status === 421 ? ('moved' as const) : ('answer' as const), answer }
    } catch (error) {
      const isUnheard = error instanceof Fault && error.code.startsWith('PEER_')
      if (isUnheard && rule.orFromHere) return undefined
      throw error
    }
  }
}
