import type { Clock, Log, Random } from '../../../cell/env/index.ts'
import {
  forgetNotices,
  type Notice,
  noteChanges,
  noticesFor,
  payloadsOf,
} from '../../../cell/inventory/index.ts'
import type { StateNotice } from '../../../cell/record/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import type { Post } from './http-post.ts'
import { noticeRetryFirstMs, noticeRetryMaxMs, noticesPerBatchMax } from './limits.ts'

/** What telling subscribers takes. */
export interface NoticeSenderPorts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly post: Post
}

/**
 * One lane for each subscriber that is to be told something: it sends batch after batch, forgets
 * what arrived, and waits longer from failure to failure. A lane ends when nothing is left to tell.
 */
export class NoticeSender {
  readonly #ports: NoticeSenderPorts
  readonly #random: Random
  readonly #lanes = new Map<number, Promise<void>>()
  readonly #ended = new AbortController()
  readonly #unlisten: () => void

  private constructor(ports: NoticeSenderPorts) {
    this.#ports = ports
    this.#random = ports.random.fork('notices')
    this.#unlisten = ports.ledger.onCommit((changes) => {
      for (const { family, row } of changes) {
        if (family !== 'stateNotice' || !row) continue
        for (const { subscription } of (row.value as StateNotice).untold) this.#wake(subscription)
      }
    })
  }

  /** From now on changes are noted and told, first of all what an earlier start left untold. */
  static start(ports: NoticeSenderPorts): NoticeSender {
    ports.ledger.alsoDecide(noteChanges)
    const sender = new NoticeSender(ports)
    const waiting = [...ports.ledger.list('stateNotice')].flatMap(({ untold }) => untold)
    for (const { subscription } of waiting) sender.#wake(subscription)
    return sender
  }

  /** Ends what is under way; what did not arrive stays in the store. */
  async stop(): Promise<void> {
    this.#unlisten()
    this.#ended.abort()
    await Promise.all(this.#lanes.values())
  }

  #wake(subscription: number): void {
    if (this.#lanes.has(subscription) || this.#ended.signal.aborted) return
    const lane = this.#run(subscription).finally(() => {
      this.#lanes.delete(subscription)
      // What was noted after the lane had looked for the last time.
      if (this.#waiting(subscription, 1).length > 0) this.#wake(subscription)
    })
    this.#lanes.set(subscription, lane)
  }

  #waiting(subscription: number, limit: number): Notice[] {
    return noticesFor(this.#ports.ledger, subscription, limit)
  }

  async #run(subscription: number): Promise<void> {
    const { signal } = this.#ended
    for (let failures = 0; !signal.aborted; ) {
      const batch = this.#waiting(subscription, noticesPerBatchMax)
      if (batch.length === 0) return
      try {
        await this.#tell(subscription, batch)
        failures = 0
      } catch (error) {
        if (signal.aborted) return
        failures += 1
        await this.#pause({ subscription, failures, error })
      }
    }
  }

  /** Sends one batch and forgets it; notices of a subscription that is gone are forgotten, too. */
  async #tell(subscription: number, batch: readonly Notice[]): Promise<void> {
    const { ledger, post } = this.#ports
    const { url } = ledger.get('subscription', String(subscription)) ?? {}
    if (url !== undefined) {
      for (const payload of payloadsOf(ledger, batch)) await post(url, payload, this.#ended.signal)
    }
    await ledger.transact({ subject: 'cell' }, (tx) => forgetNotices(tx, batch))
  }

  async #pause(what: { subscription: number; failures: number; error: unknown }): Promise<void> {
    const { subscription, failures, error } = what
    const { clock, log } = this.#ports
    const longestMs = Math.min(noticeRetryMaxMs, noticeRetryFirstMs * 2 ** (failures - 1))
    const [chance = 0] = this.#random.bytes(1)
    // Half of it by chance: cells whose receiver comes back do not all ask at one moment.
    const waitMs = longestMs / 2 + (longestMs / 2) * (chance / 255)
    const reason = error instanceof Error ? error.message : String(error)
    // Once in a while is enough for a receiver that stays away.
    if ((failures & (failures - 1)) === 0) {
      log.warn({ part: 'notices', subscription, failures, reason }, 'subscriber is not reached')
    }
    await clock.sleep(waitMs, this.#ended.signal).catch(() => {})
  }
}
