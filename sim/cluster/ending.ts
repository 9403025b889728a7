import { placeOfKey, recordKey } from '../../cell/store/index.ts'
import { readBoot } from '../../cell/view/index.ts'
import { nameOfRecord, plainOwner } from '../judge/index.ts'
import { recordText } from '../scenario/index.ts'
import { disagreements, viewDifferences } from './agreement.ts'
import type { CellProcess } from './cell-process.ts'
import { agreeEveryMs, manyCells, settleMs } from './limits.ts'
import { opaqueKey } from './next-version.ts'
import type { Stage } from './stage.ts'

/** Reasons named in the evidence. */
const shown = 6

/** The end of a run: faults are over, all cells must come to agree, and everything is judged. */
export class Ending {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Waits until all cells agree; answers with how long it took, in milliseconds. */
  async settle(): Promise<number> {
    const { world, card } = this.#stage
    const beganMs = world.nowMs
    let why: readonly string[] = []
    let unserved: readonly string[] = []
    while (world.nowMs - beganMs < settleMs) {
      await this.#stage.run(world.nowMs + agreeEveryMs)
      why = this.#whyNot()
      unserved = why.length === 0 ? this.#unserved() : []
      if (why.length === 0 && unserved.length === 0) break
    }
    // What is lost has a name of its own.
    if (why.length === 0 || this.#flaws().length === 0) {
      card.judge('views-agree', why.length === 0, () => why.slice(0, shown).join('; '))
    }
    card.judge('boot-is-served', unserved.length === 0, () => {
      return `at the end ${unserved.slice(0, shown).join('; ')}`
    })
    return world.nowMs - beganMs
  }

  /** Nodes that are not up although whoever owns them knows them, and what they are to boot. */
  #unserved(): readonly string[] {
    const { options, population } = this.#stage
    if (options.cells > manyCells) return []
    return population.nodes.flatMap(({ isUp, name }) => {
      const { running } = population.cellOf(name.rack)?.host ?? {}
      if (isUp || !running) return []
      const { ledger, view, cell, host } = running.process
      if (this.#stage.hostile.includes(host)) return []
      const port = ledger.get('ethernetInterface', name.macId)
      const isKnown = ledger.get('component', name.xname) && port?.ipAddresses[0] !== undefined
      const { resolution } = readBoot(view, { mac: name.mac, arch: 'x86_64' })
      return isKnown && resolution.choice ? [`${cell} does not boot ${name.xname}`] : []
    })
  }

  /** Why the end has not come yet; nothing when it has. */
  #whyNot(): readonly string[] {
    const { steward, overseer, options } = this.#stage
    const broken = overseer.busy
    if (broken.length > 0) return [`${broken.join(', ')} is to work again after a pardon`]
    if (steward.busy > 0) return [`${steward.busy} orders are not carried out`]
    const missing = this.#stage.wanted().filter(({ host }) => !host.running)
    if (missing.length > 0) return missing.map(({ id }) => `${id} does not run`)
    const running = this.#agreeing()
    const exempt = {
      isHostile: (id: string) => this.#stage.isHostileCell(id),
      isOpaque: (key: string) => this.#stage.site.opaque.has(key),
    }
    const found = disagreements(running, exempt)
    if (found.length > 0 || options.cells > manyCells) return found
    const [first, ...others] = running
    const differ = first
      ? others.flatMap((other) => viewDifferences(first, other, exempt))
      : ['no cell runs']
    // A replaced owner may still have to say what it was told last.
    return differ.length > 0 ? differ : this.#flaws()
  }

  /** Cells that must come to agree. */
  #agreeing(): CellProcess[] {
    const { cells } = this.#stage.site
    return this.#stage.site.running().filter(({ host }) => cells[host]?.isWanted)
  }

  /** What of everything that anybody was told has happened is not so, at whoever owns it now. */
  #flaws(): readonly string[] {
    if (this.#stage.options.cells > manyCells) return []
    const running = this.#agreeing()
    return this.#stage.judge.outcomes.flaws(
      (key) => {
        const place = placeOfKey(key)
        for (const { ledger } of place ? running : []) {
          const value: unknown = place && ledger.get(place.family, place.id)
          if (value !== undefined) return recordText(value)
        }
        return undefined
      },
      {
        ownerOf: (key, text) => ownerAt(running, key, text),
        isShownToPeople: (key, text) => isProposed(running, key, text),
      },
    )
  }

  /** Everything that there is time for at the end. */
  async judge(): Promise<void> {
    const { judge, options } = this.#stage
    const running = this.#agreeing()
    for (const process of running) {
      judge.lookAt(process)
      const feeds = judge.feedsOf(process.cell)
      judge.acknowledgedOf(process.cell).judge((chronicle) => {
        const feed = chronicle === feeds.public ? 'public' : 'close'
        const position = process.ledger.position(feed)
        return position && chronicle.batch(position.headHash)
      }, 'at the end')
    }
    if (options.cells > manyCells) return
    judge.outcomes.judge(this.#flaws())
    for (const process of running) {
      judge.intents.whole(process)
      for (const { cell } of running) {
        if (cell !== process.cell) judge.folds.whole(process, cell)
      }
    }
    await this.#judgeOpaque(running)
  }

  /** What nobody can read yet is kept and passed on like everything else. */
  async #judgeOpaque(running: readonly CellProcess[]): Promise<void> {
    const { card, site } = this.#stage
    const next = running.filter(({ host }) => site.cells[host]?.isNext)
    for (const writer of next) {
      for (const { cell, machine } of running) {
        if (cell === writer.cell) continue
        const found = await machine.store.get(opaqueKey(writer.cell))
        card.sometimes('an entry of an unknown kind was kept', Number(found !== undefined))
        card.judge('said-at-all', found !== undefined, () => {
          return `${cell} has not kept what it cannot read of ${writer.cell}`
        })
      }
    }
  }
}

function ownerAt(
  [first]: readonly CellProcess[],
  key: string,
  text: string | undefined,
): string | undefined {
  const place = placeOfKey(key)
  if (!place || !first) return undefined
  const value = JSON.parse(text ?? 'null') as unknown
  const name = nameOfRecord(place.family, place.id, value ?? undefined)
  return name === undefined ? undefined : plainOwner(first.book.current, name)
}

/** Whether people are shown that somebody wanted a record to be otherwise. */
function isProposed(
  running: readonly CellProcess[],
  key: string,
  text: string | undefined,
): boolean {
  return running.some(({ ownership }) =>
    ownership.proposals().some(({ family, id, versions }) => {
      const texts = versions.map(({ value }) =>
        value === undefined ? undefined : recordText(value),
      )
      return recordKey(family, id) === key && texts.includes(text)
    }),
  )
}
