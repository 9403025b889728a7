import { Fault } from '../../cell/env/index.ts'
import { type Answered, publicFeed } from '../../cell/replication/index.ts'
import {
  compareOrders,
  type FamilyName,
  type Order,
  placeOfKey,
  type Transaction,
} from '../../cell/store/index.ts'
import type { ClusterJudge } from '../judge/index.ts'
import { type Told, toldEntries } from '../judge/index.ts'
import { recordText } from '../scenario/index.ts'
import type { CellProcess } from './cell-process.ts'
import { type Command, decide, decodeCommand, encodeCommand, subjectOf } from './command.ts'

/** Entries that a request made, by its id. */
export interface Done {
  readonly host: number
  readonly cell: string
  readonly entries: Told['entries']
  /** The owner did not know its own newest head: what it answered had no number yet. */
  readonly isProvisional?: boolean
}

/** What the fronts of all cells share. */
export interface FrontPorts {
  readonly judge: ClusterJudge
  /** What requests have made, wherever they were decided. */
  readonly done: Map<string, Done>
  isHostile(host: number): boolean
  nowMs(): number
}

/** What became of a command. */
export interface Outcome {
  readonly status: number
  /** The cell that decided it. */
  readonly cell: string
  readonly order: Order | undefined
  readonly code: string | undefined
}

interface Mark {
  readonly cell: string
  readonly feed: number
  readonly order: Order
  readonly headHash: Uint8Array
}

const utf8 = new TextEncoder()

/**
 * What a cell answers to those who ask it for something: what its HTTP routes are in production.
 */
export class Front {
  readonly #cell: CellProcess
  readonly #ports: FrontPorts
  /** Requests that are being decided, by id. */
  readonly #underWay = new Map<string, Promise<Answered>>()

  constructor(cell: CellProcess, ports: FrontPorts) {
    this.#cell = cell
    this.#ports = ports
  }

  /** Takes a command in: decides it here, or has its owner decide it. */
  async submit(command: Command, id: string, signal: AbortSignal): Promise<Outcome> {
    const owner = this.#ownerOf(command)
    const { cell, replicator } = this.#cell
    try {
      const answered =
        owner === cell
          ? await this.execute(encodeCommand(command), id)
          : await replicator.forward(owner, {
              ...{ id, call: encodeCommand(command), signal },
              atLeast: this.#groundOf(command),
            })
      const outcome = outcomeOf(owner, answered)
      if (outcome.status < 300) this.#judgeRead(id, owner, answered.order)
      return outcome
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { status: error.status, cell: owner, order: undefined, code: error.code }
    }
  }

  /** Decides a command that this cell owns. Faults become answers. */
  execute(call: Uint8Array, id: string): Promise<Answered> {
    const known = this.#underWay.get(id)
    if (known !== undefined) return known
    const answering = this.#execute(call, id).finally(() => this.#underWay.delete(id))
    this.#underWay.set(id, answering)
    return answering
  }

  async #execute(call: Uint8Array, id: string): Promise<Answered> {
    const { ledger, machine } = this.#cell
    try {
      const known = await ledger.request(id)
      if (known) return answerOf(known.order)
      const rules = { nowMs: machine.clock.wallMs(), referralToken: id.slice(0, 8) }
      const command = decodeCommand(call)
      const order = await this.#transact(command, id, rules)
      return answerOf(order)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const body = utf8.encode(JSON.stringify({ code: error.code }))
      return { status: error.status, headers: {}, body, order: undefined }
    }
  }

  #transact(command: Command, id: string, rules: { nowMs: number; referralToken: string }) {
    const { ledger, host, cell } = this.#cell
    let entries: Done['entries'] = []
    let happened: readonly (() => void)[] = []
    const origin = { subject: 'operator', requestId: id }
    return ledger
      .transact(origin, (tx) => {
        decide(tx, command, rules)
        entries = toldEntries(tx.changes)
        happened = this.#begun(tx)
      })
      .then(({ order }) => {
        // In the same turn as the answer: what is told is judged as of now.
        this.#note({ host, cell, entries }, id)
        for (const tell of happened) tell()
        return order
      })
  }

  /** Writes down what a decision makes of records of the slice. */
  #begun({ changes }: Transaction): readonly (() => void)[] {
    const { judge, nowMs, isHostile } = this.#ports
    if (isHostile(this.#cell.host)) return []
    return changes
      .filter(({ family }) => !judge.isIntent(family))
      .map(({ key, row }) => {
        const text = row && recordText(row.value)
        return judge.outcomes.begin(this.#cell.cell, key, text, nowMs())
      })
  }

  #note(done: Done, id: string): void {
    const { judge, isHostile } = this.#ports
    if (isHostile(done.host)) return
    const before = this.#ports.done.get(id)
    const isRepeated = before?.cell === done.cell && before.entries.length > 0
    // What was asked of its old owner the new one does not know.
    if (before && before.cell !== done.cell) judge.card.sometimes('repeated at a new owner')
    judge.card.judge('repeats-change-nothing', !isRepeated, () => {
      return `${done.cell} made the change of request ${id} a second time`
    })
    judge.told(done)
    const isProvisional = done.entries.some(({ hash }) => !judge.carrierOf(hash))
    this.#ports.done.set(id, { ...done, isProvisional })
  }

  /** Decides a command here, whoever owns it: a node talks to the cell of its rack alone. */
  async decideHere(command: Command, id: string): Promise<Outcome> {
    return outcomeOf(this.#cell.cell, await this.execute(encodeCommand(command), id))
  }

  #ownerOf(command: Command): string {
    const subject = subjectOf(command)
    return subject ? this.#cell.view.ownerOf(subject.xname) : this.#cell.cell
  }

  /** What the owner must know before it decides: the group that a node is to join. */
  #groundOf(command: Command): readonly Mark[] {
    if (command.do !== 'join') return []
    const { ledger, replicator } = this.#cell
    const [stated] = ledger.intentVersions('group', command.label)
    const cell = stated?.cell
    const position = cell && replicator.replicas.position({ cell, feed: publicFeed })
    if (!cell || !position) return []
    return [{ cell, feed: publicFeed, order: position.order, headHash: position.headHash }]
  }

  /** Who was answered here reads here what it wrote. */
  #judgeRead(id: string, owner: string, order: Order | undefined): void {
    const { judge, done, isHostile } = this.#ports
    const made = done.get(id)
    if (!made || isHostile(made.host) || isHostile(this.#cell.host)) return
    // There is no number yet by which it could be fetched.
    if (made.isProvisional) {
      judge.card.sometimes('answered without a number')
      return
    }
    for (const { key, hash } of made.entries) {
      const place = placeOfKey(key)
      if (!place) continue
      if (judge.isIntent(place.family)) judge.intents.written(this.#cell, key, hash)
      else if (owner !== this.#cell.cell) this.#judgeReplica({ owner, hash, order }, place)
    }
  }

  #judgeReplica(
    { owner, hash, order }: { owner: string; hash: string; order: Order | undefined },
    { family, id }: { readonly family: FamilyName; readonly id: string },
  ): void {
    const { judge } = this.#ports
    const carrier = judge.carrierOf(hash)
    if (!judge.isPublic(family)) return
    // The owner does not know its own newest head yet: the entry has no number to be read by.
    if (!carrier) {
      judge.card.sometimes('answered without a number')
      return
    }
    const { replicas } = this.#cell.replicator
    const position = replicas.position({ cell: owner, feed: publicFeed })
    // The same may have been said once more since: what counts is the number of the answer.
    const wanted = order ?? carrier.order
    const isRead = position !== undefined && compareOrders(position.order, wanted) >= 0
    judge.card.judge('reads-own-writes', isRead, () => {
      const at = position ? JSON.stringify(position.order) : 'nothing'
      const what = `${family} ${id} at ${JSON.stringify(wanted)}`
      return `${this.#cell.cell} answered for ${what}, and has ${at} of ${owner}`
    })
    judge.folds.shown(this.#cell, { cell: owner, family, id })
  }
}

function answerOf(order: Order | undefined): Answered {
  return { status: 200, headers: {}, body: new Uint8Array(), order }
}

function outcomeOf(cell: string, { status, body, order }: Answered): Outcome {
  if (status < 300) return { status, cell, order, code: undefined }
  let code: string | undefined
  try {
    code = (JSON.parse(new TextDecoder().decode(body)) as { code?: string }).code
  } catch {
    code = undefined
  }
  return { status, cell, order, code }
}
