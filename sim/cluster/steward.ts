import { Fault } from '../../cell/env/index.ts'
import { addCell, makeRevocation } from '../../cell/roster/index.ts'
import { ProcessEnded } from '../host/index.ts'
import type { ClusterJudge } from '../judge/index.ts'
import type { World } from '../world/index.ts'
import type { CellProcess } from './cell-process.ts'
import type { Registrar } from './registrar.ts'
import type { SimCell } from './sim-cell.ts'
import type { Site } from './site.ts'

/** What changing a cluster stands on. */
export interface StewardPorts {
  readonly world: World
  readonly judge: ClusterJudge
  readonly registrar: Registrar
  readonly site: Site
}

/** What a change of the cluster ended with. */
interface Ended {
  readonly state: string
  readonly failure?: { readonly code: string }
}

type ReconcileState = CellProcess['replicator']['reconciler']['state']

/** The editor may be the one that contradicts itself: it signs statements all the same. */
const statesToState: readonly ReconcileState[] = ['reconciled', 'quarantined']
/** Somebody looks after what did not work so often, in milliseconds. */
const againMs = 2_000

/**
 * Whoever runs the cluster: lets cells in, gives racks to other cells, takes cells out, settles
 * forks. Everything is ordered at the cell that edits the roster, again and again until it is so.
 */
export class Steward {
  readonly #ports: StewardPorts
  #busy = 0

  constructor(ports: StewardPorts) {
    this.#ports = ports
  }

  /** Orders that are not carried out yet. */
  get busy(): number {
    return this.#busy
  }

  /** The newest roster that any running cell goes by. */
  newestBook(): CellProcess['book'] | undefined {
    let newest: CellProcess['book'] | undefined
    for (const { book } of this.#ports.site.running()) {
      if (!newest || book.number > newest.number) newest = book
    }
    return newest
  }

  /** Lets a cell in, with what its papers give it. */
  async join(cell: SimCell, prefixes: readonly string[]): Promise<void> {
    const { registrar, site } = this.#ports
    const papers = { ...site.papersOf(cell), prefixes }
    await this.#until(`${cell.id} joins`, async (editor) => {
      if (editor.book.cell(cell.id)) return true
      await registrar.edit(editor, (plan) => addCell(plan, papers))
      return true
    })
    this.#note('a cell joined')
  }

  /** Gives a prefix to a cell, with all that its owner has about it. */
  async give(prefix: string, to: SimCell): Promise<void> {
    await this.#until(`${prefix} goes to ${to.id}`, async (editor) => {
      const { book } = editor
      // It may have left meanwhile.
      if (book.ownerOf(prefix) === to.id || !book.cell(to.id)) return true
      return this.#isDone(
        await editor.ownership.split({ to: to.id, prefixes: [prefix], by: 'steward' }).over,
      )
    })
    this.#note('a rack changed hands')
  }

  /** Takes a cell out; what it owns goes to another. `isDead` = it is not asked. */
  async takeOut(cell: SimCell, to: SimCell, { isDead }: { readonly isDead: boolean }) {
    await this.#until(`${cell.id} is taken out`, async (editor) => {
      if (!editor.book.cell(cell.id)) return true
      const order = { cell: cell.id, to: to.id, isDead, isRevoked: false, by: 'steward' }
      return this.#isDone(await editor.ownership.leave(order).over)
    })
    this.#note(isDead ? 'a cell was replaced' : 'a cell left')
  }

  /** Whether a cell says, or others show, that it has contradicted itself. */
  isForked({ id, host }: SimCell): boolean {
    const state = host.running?.process.replicator.reconciler.state
    const others = this.#ports.site.running()
    return (
      state === 'quarantined' || others.some(({ replicator }) => replicator.replicas.forkOf(id))
    )
  }

  /** Settles the fork of a cell at its newest head; only if that is `head()`, when there is one. */
  async pardon({ id }: SimCell, head: () => string | undefined): Promise<void> {
    const order = async (editor: CellProcess) => {
      if (editor.book.cell(id)) {
        await editor.ownership.pardon({ cell: id, head: head(), by: 'steward' })
        this.#note('a cell was pardoned')
      }
      return true
    }
    await this.#until(`${id} is pardoned`, order, statesToState)
  }

  /** The key of a hostile cell counts no more. */
  async revoke(cell: SimCell): Promise<void> {
    const { registrar, world } = this.#ports
    const order = async (editor: CellProcess) => {
      const member = editor.book.cell(cell.id)
      if (!member) return true
      const { publicKey } = member
      const revocation = { cell: cell.id, publicKey, reason: 'hostile' }
      const author = registrar.authorAt(editor, world.nowMs)
      const by = { by: 'steward', what: `revoke ${cell.id}` }
      await editor.ownership.writer.state(makeRevocation(revocation, author), by)
      return true
    }
    await this.#until(`${cell.id} is revoked`, order, statesToState)
    this.#note('a hostile cell was revoked')
  }

  #note(what: string): void {
    this.#ports.judge.card.sometimes(what)
  }

  #isDone({ state, failure }: Ended): boolean {
    if (state === 'done') return true
    this.#ports.world.note(`steward: refused, ${failure?.code}`)
    this.#ports.judge.card.sometimes(`steward answered ${failure?.code}`)
    return false
  }

  /** Orders something at the editor until it is so. */
  async #until(
    what: string,
    order: (editor: CellProcess) => Promise<boolean>,
    states: readonly ReconcileState[] = ['reconciled'],
  ): Promise<void> {
    const { world } = this.#ports
    this.#busy++
    for (;;) {
      const editor = this.#editor(states)
      if (editor && (await this.#try(editor, what, order))) break
      await new Promise<void>((resolve) => {
        world.timeline.schedule(againMs, `steward: ${what}`, resolve)
      })
    }
    this.#busy--
    world.note(`steward: ${what}: done`)
  }

  async #try(
    editor: CellProcess,
    what: string,
    order: (editor: CellProcess) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      return await editor.machine.life.answer(order(editor))
    } catch (error) {
      if (!(error instanceof Fault) && !(error instanceof ProcessEnded)) throw error
      this.#ports.world.note(`steward: ${what}: ${error.message}`)
      return false
    }
  }

  /** The running cell that may sign the next roster, once it knows where it stands. */
  #editor(states: readonly ReconcileState[]): CellProcess | undefined {
    const newest = this.newestBook()
    return this.#ports.site.running().find(({ cell, book, replicator, machine }) => {
      const isReady = states.includes(replicator.reconciler.state) && !machine.life.isOver
      return isReady && book.number === newest?.number && book.current.editor === cell
    })
  }
}
