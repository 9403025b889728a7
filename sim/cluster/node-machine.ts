import { metaData, nodeAt, userData, vendorData } from '../../bootstrap/cloud-init/index.ts'
import { bootScript, waitScript } from '../../bootstrap/ipxe/index.ts'
import { commandLine } from '../../cell/boot/index.ts'
import { randomHex } from '../../cell/env/index.ts'
import { recordKey } from '../../cell/store/index.ts'
import { readBoot } from '../../cell/view/index.ts'
import { ProcessEnded } from '../host/index.ts'
import type { Card } from '../judge/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import type { CellProcess } from './cell-process.ts'
import type { Front } from './front.ts'
import type { NodeName } from './rack.ts'
import type { SimCell } from './sim-cell.ts'

/** How long the steps of a boot take, in milliseconds. */
export interface BootTimes {
  /** From power to the first packet. */
  readonly postMs: { readonly least: number; readonly most: number }
  /** Kernel and initrd arrive and start. */
  readonly loadMs: { readonly least: number; readonly most: number }
}

/** What nodes stand on. */
export interface NodePorts {
  readonly world: World
  readonly card: Card
  readonly random: SeededRandom
  readonly times: BootTimes
  /** The cell that serves the node's rack now; undefined = nobody does. */
  cellOf(rack: number): SimCell | undefined
  /** Whether a record stayed on top of a newer slice, without those that belong to it. */
  isRebased(key: string): boolean
  /** A node has come up. */
  ready(): void
}

/** A loader asks again after so long, in milliseconds, and waits longer each time. */
const againMs = { least: 1_000, most: 8_000 }
/** On the wire of the rack, in milliseconds. */
const wireMs = 0.5

/** A node: power, self-test, DHCP, script, documents, and at last its word that it is there. */
export class NodeMachine {
  readonly name: NodeName
  readonly #ports: NodePorts
  readonly #random: SeededRandom
  #boots = 0
  #isUp = false

  constructor(name: NodeName, ports: NodePorts) {
    this.name = name
    this.#ports = ports
    this.#random = ports.random.fork(name.xname)
  }

  get isUp(): boolean {
    return this.#isUp
  }

  /** Power comes on, or is cycled: what was under way begins anew. */
  power(): void {
    this.#isUp = false
    const boot = ++this.#boots
    const { postMs } = this.#ports.times
    this.#after(boot, this.#random.between(postMs.least, postMs.most), 'post', () => {
      this.#step(boot, 'dhcp', (cell) => this.#lease(cell))
    })
  }

  #after(boot: number, delayMs: number, what: string, act: () => void): void {
    this.#ports.world.timeline.schedule(delayMs, `${this.name.xname} ${what}`, () => {
      if (boot === this.#boots) act()
    })
  }

  /** Asks the rack's cell; asks again later when nobody answers, or it is told to wait. */
  #step(
    boot: number,
    what: string,
    ask: (process: CellProcess, front: Front) => boolean,
    tries = 0,
  ): void {
    const cell = this.#ports.cellOf(this.name.rack)
    const again = () => {
      const waitMs = Math.min(againMs.most, againMs.least * 2 ** Math.min(3, tries))
      this.#after(boot, waitMs * this.#random.between(0.8, 1.2), `${what} again`, () =>
        this.#step(boot, what, ask, tries + 1),
      )
    }
    if (!cell) {
      again()
      return
    }
    cell.host.arrive(wireMs, `${this.name.xname} ${what}`, () => {
      if (boot !== this.#boots) return
      const running = cell.host.running
      const isServed =
        running !== undefined && cell.onBootPath(what, () => ask(running.process, running.front))
      if (!isServed) return again()
      this.#next(boot, what)
    })
  }

  #next(boot: number, done: string): void {
    const { least, most } = this.#ports.times.loadMs
    if (done === 'dhcp') this.#step(boot, 'script', (process) => this.#script(process))
    else if (done === 'script') {
      this.#after(boot, this.#random.between(least, most), 'kernel', () =>
        this.#step(boot, 'documents', (process) => this.#documents(process)),
      )
    } else this.#comeHome(boot)
  }

  /** The address that a DHCP server would give: that of the interface in the inventory. */
  #lease({ ledger, cell }: CellProcess): boolean {
    const port = ledger.get('ethernetInterface', this.name.macId)
    const isKnown = ledger.get('component', this.name.xname) !== undefined
    this.#judgeKnown(cell, isKnown, port !== undefined)
    return port?.ipAddresses[0]?.ipAddress === this.name.ip
  }

  #judgeKnown(cell: string, isKnown: boolean, hasPort: boolean): void {
    const { card, isRebased } = this.#ports
    const { xname, macId } = this.name
    const keys = [recordKey('component', xname), recordKey('ethernetInterface', macId)]
    // Removed, forgotten with the disk, and changed on an older one: that change is kept, as any
    // that was acknowledged, and the records beside it stay away.
    if (isKnown !== hasPort && keys.some((key) => isRebased(key))) {
      card.sometimes('a change on an old disk kept a part of a node')
      return
    }
    card.judge('boot-is-served', isKnown === hasPort, () => `${cell} knows ${xname} by half`)
  }

  #script({ view, machine }: CellProcess): boolean {
    const { mac, xname } = this.name
    const { resolution } = readBoot(view, { mac, arch: 'x86_64' })
    const { choice } = resolution
    const chainUrl = `http://rack/boot/v1/bootscript?mac=${mac}`
    if (!choice) {
      const text = waitScript({
        delaySeconds: 10,
        chainUrl: `${chainUrl}&ts=${machine.clock.wallMs()}`,
      })
      this.#ports.world.note(`${xname} waits, ${text.length}`)
      return false
    }
    const text = bootScript({
      kernel: choice.kernel,
      initrd: choice.initrd,
      commandLine: commandLine(resolution, { askingMac: mac, seedUrl: 'http://rack/cloud-init/' }),
      retryDelaySeconds: 10,
      chainUrl,
    })
    this.#ports.world.note(`${xname} boots ${choice.subject} ${text.length}`)
    return true
  }

  #documents({ view }: CellProcess): boolean {
    const sighting = nodeAt(view, this.name.ip)
    if (sighting.kind !== 'node') return false
    const base = 'http://rack/cloud-init'
    const { node } = sighting
    const length = metaData(view, node, base).length + vendorData(view, node, base).length
    this.#ports.world.note(`${this.name.xname} got documents ${length + userData.length}`)
    return true
  }

  /** The only step that writes: repeated until it was heard. */
  #comeHome(boot: number, tries = 0): void {
    const { rack, number } = this.name
    const cell = this.#ports.cellOf(rack)
    const again = () => {
      const waitMs = Math.min(againMs.most, againMs.least * 2 ** Math.min(3, tries))
      this.#after(boot, waitMs, 'home again', () => this.#comeHome(boot, tries + 1))
    }
    if (!cell) {
      again()
      return
    }
    cell.host.arrive(wireMs, `${this.name.xname} home`, () => {
      const running = cell.host.running
      if (!running) return again()
      const command = { do: 'phone-home', rack, node: number } as const
      this.#ports.world.begin(async () => {
        try {
          const id = randomHex(this.#random, 16)
          const { life } = running.process.machine
          const outcome = await life.answer(
            cell.onBootPath('home', () => running.front.decideHere(command, id)),
          )
          if (boot !== this.#boots) return
          if (outcome.status >= 300) return again()
          this.#isUp = true
          this.#ports.ready()
        } catch (error) {
          if (!(error instanceof ProcessEnded)) throw error
          again()
        }
      })
    })
  }
}
