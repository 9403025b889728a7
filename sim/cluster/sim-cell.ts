import { Errands } from '../edge/index.ts'
import { type Host, type Process, ProcessEnded } from '../host/index.ts'
import type { Card } from '../judge/index.ts'
import type { CellProcess } from './cell-process.ts'
import type { Command } from './command.ts'
import type { Front, Outcome } from './front.ts'

/** A running cell, with what answers people and nodes. */
export interface RunningCell extends Process {
  readonly process: CellProcess
  readonly front: Front
}

/** The ways on which nothing may wait for another cell. */
const bootPaths = new Errands<string>()

/** One cell of the cluster: its name, its machine, and what runs there now. */
export class SimCell {
  readonly id: string
  readonly number: number
  readonly host: Host<RunningCell>
  /** It is to run: it has its papers, and its machine its power. */
  isWanted = false
  /** It runs the next version. */
  isNext = false
  /** Its inventory was put in once. */
  isInstalled = false
  /** At its next start somebody says that nobody knows better than its disk. */
  goesAlone = false
  readonly #card: Card

  constructor(parts: Pick<SimCell, 'id' | 'number' | 'host'>, card: Card) {
    this.id = parts.id
    this.number = parts.number
    this.host = parts.host
    this.#card = card
  }

  /** Sends a command; undefined when nobody answers. */
  async submit(command: Command, id: string): Promise<Outcome | undefined> {
    const { running, life } = this.host
    if (!running || !life) return undefined
    try {
      return await life.answer(running.front.submit(command, id, life.signal))
    } catch (error) {
      if (error instanceof ProcessEnded) return undefined
      throw error
    }
  }

  /** Runs what a booting node asked for: whatever it awaits, it asks no other cell. */
  onBootPath<Result>(step: string, act: () => Result): Result {
    this.#card.judge('boot-is-local', true, () => '')
    return bootPaths.run(step, act)
  }

  /** The process asks another cell for something. */
  asked(protocol: string): void {
    const step = bootPaths.current
    if (step === undefined) return
    this.#card.judge('boot-is-local', false, () => `${this.id} asked ${protocol} for ${step}`)
  }
}
