/**
 * Locks and reservations against a model: any order of changes, by callers at several cells and at
 * once, with owners that vanish, or cells that die and start again, between the steps of an
 * operation. What the cells say must be what the model says, and in the end nothing is reserved but
 * what somebody has the keys of.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byId,
  isReserved,
  type Kind,
  keep,
  lockRefusal,
  type Model,
  reserveRefusal,
  type State,
  split,
  stateOf,
  type Updated,
  World,
  xnames,
} from '../fixture/lock-model.ts'
import type { Roster } from '../fixture/racks.ts'

abstract class Step implements fc.AsyncCommand<Model, World> {
  check(): boolean {
    return true
  }

  abstract act(model: Model, world: World): Promise<void>

  async run(model: Model, world: World): Promise<void> {
    await this.act(model, world)
    const { status, body } = await world.ask<{ Components: object[] }>(0, 'status', {})
    expect(status).toBe(200)
    const nowMs = world.clock.monotonicMs()
    const rows = [...model].map(([ID, state]) => ({
      ID,
      Locked: state.locked,
      Reserved: isReserved(state, nowMs),
      ReservationDisabled: state.disabled,
    }))
    expect((body.Components as { ID: string }[]).toSorted(byId)).toMatchObject(rows)
  }

  abstract toString(): string
}

class Reserve extends Step {
  readonly at: number
  readonly kind: Kind
  readonly ids: readonly string[]
  readonly isFlexible: boolean

  constructor(at: number, kind: Kind, ids: readonly string[], isFlexible: boolean) {
    super()
    this.at = at
    this.kind = kind
    this.ids = ids
    this.isFlexible = isFlexible
  }

  async act(model: Model, world: World): Promise<void> {
    const { kind, ids, isFlexible } = this
    const nowMs = world.clock.monotonicMs()
    const { good, bad } = split(ids, (id) => reserveRefusal(stateOf(model, id), kind, nowMs))
    const told = await world.reserve(this.at, kind, ids, isFlexible)
    if (!isFlexible && bad.length > 0) {
      expect(told.status, told.text).toBe(400)
      return
    }
    expect(told.status, told.text).toBe(200)
    expect(told.body.Success.map(({ ID }) => ID).sort()).toEqual(good)
    expect(told.body.Failure.toSorted(byId)).toEqual(bad)
    keep(model, told.body, kind, nowMs)
  }

  toString = () => `reserve(${this.at}, ${this.kind}, ${this.ids}, ${this.isFlexible})`
}

/** Callers at different cells, all at once: each component has one winner at most. */
class Race extends Step {
  readonly wishes: readonly (readonly string[])[]

  constructor(wishes: readonly (readonly string[])[]) {
    super()
    this.wishes = wishes
  }

  async act(model: Model, world: World): Promise<void> {
    const nowMs = world.clock.monotonicMs()
    const told = await Promise.all(
      this.wishes.map((ids, at) => world.reserve(at, 'service', ids, false)),
    )
    const won = new Set<string>()
    for (const [at, { status, body }] of told.entries()) {
      if (status !== 200) continue
      const ids = this.wishes[at] ?? []
      expect(body.Success.map(({ ID }) => ID).sort()).toEqual(ids)
      for (const id of ids) {
        expect(reserveRefusal(stateOf(model, id), 'service', nowMs)).toBeUndefined()
        expect(won.has(id)).toBe(false)
        won.add(id)
      }
    }
    for (const { status, body } of told) if (status === 200) keep(model, body, 'service', nowMs)
  }

  toString = () => `race(${this.wishes.join(' | ')})`
}

/** An owner vanishes, or its answer does, at one of the steps; then all is well again. */
class Broken extends Step {
  readonly at: number
  readonly ids: readonly string[]
  readonly fault: readonly [step: string, fate: 'cut off' | 'answer lost', to: number]
  readonly isFlexible: boolean

  constructor(at: number, ids: readonly string[], fault: Broken['fault'], isFlexible: boolean) {
    super()
    this.at = at
    this.ids = ids
    this.fault = fault
    this.isFlexible = isFlexible
  }

  async act(model: Model, world: World): Promise<void> {
    const [step, fate, at] = this.fault
    const victim = world.cells[at % world.cells.length]
    let isBroken = false
    world.racks.fate = ({ to, call }) => {
      const isIt = to === victim && call.url.endsWith(`/${step}`)
      isBroken ||= isIt
      // Whoever is gone stays so: nothing is undone before it is back.
      return isIt || (isBroken && to === victim) ? fate : undefined
    }
    const told = await world.reserve(this.at, 'service', this.ids, this.isFlexible)
    if (told.status === 200) keep(model, told.body, 'service', world.clock.monotonicMs())
    if (told.status === 200 && !this.isFlexible) expect(isBroken).toBe(false)
    await world.heal()
  }

  toString = () => `broken(${this.at}, ${this.ids}, ${this.fault}, ${this.isFlexible})`
}

/** Where a cell dies: when a step goes to it, when it has taken it, or when it sends it. */
type Death = 'before' | 'after' | 'coordinator'

/**
 * Callers at several cells, all at once, and amid their steps a cell dies and is started again.
 * Whoever got keys has the components; what was half done is undone.
 */
class Crash extends Step {
  readonly wishes: readonly (readonly string[])[]
  readonly death: readonly [step: string, when: Death, nth: number]
  readonly isFlexible: boolean

  constructor(wishes: Crash['wishes'], death: Crash['death'], isFlexible: boolean) {
    super()
    this.wishes = wishes
    this.death = death
    this.isFlexible = isFlexible
  }

  async act(model: Model, world: World): Promise<void> {
    const nowMs = world.clock.monotonicMs()
    const before = new Map([...model].map(([id, state]) => [id, { ...state }]))
    const victim = this.#fell(world)
    const asked = this.wishes.map((ids, at) => world.reserve(at, 'service', ids, this.isFlexible))
    const won = new Set<string>()
    for (const { status, body } of await Promise.all(asked)) {
      if (status !== 200) continue
      for (const { ID } of body.Success) {
        expect(reserveRefusal(before.get(ID) as State, 'service', nowMs)).toBeUndefined()
        expect(won.has(ID)).toBe(false)
        won.add(ID)
      }
      keep(model, body, 'service', nowMs)
    }
    const dead = victim()
    if (dead !== undefined) await world.revive(dead, model)
    await world.heal()
  }

  /** Has a cell die at the step; gives who did. */
  #fell({ racks }: World): () => string | undefined {
    const [step, when, nth] = this.death
    let dead: string | undefined
    let seen = 0
    racks.fate = ({ from, to, call }) => {
      if (dead !== undefined || !call.url.endsWith(`/${step}`) || seen++ < nth) return undefined
      dead = when === 'coordinator' ? from : to
      if (when === 'after') return 'dies after'
      racks.kill(dead)
      return when === 'before' ? 'cut off' : undefined
    }
    return () => dead
  }

  toString = () => `crash(${this.wishes.join(' | ')}, ${this.death}, ${this.isFlexible})`
}

class SetLock extends Step {
  readonly at: number
  readonly ids: readonly string[]
  readonly isLock: boolean
  readonly isFlexible: boolean

  constructor(at: number, ids: readonly string[], isLock: boolean, isFlexible: boolean) {
    super()
    this.at = at
    this.ids = ids
    this.isLock = isLock
    this.isFlexible = isFlexible
  }

  async act(model: Model, world: World): Promise<void> {
    const nowMs = world.clock.monotonicMs()
    const { ids, isLock } = this
    const { good, bad } = split(ids, (id) => lockRefusal(stateOf(model, id), isLock, nowMs))
    const ProcessingModel = this.isFlexible ? 'flexible' : 'rigid'
    const path = isLock ? 'lock' : 'unlock'
    const told = await world.ask<Updated>(this.at, path, { ComponentIDs: ids, ProcessingModel })
    if (!this.isFlexible && bad.length > 0) {
      expect(told.status, told.text).toBe(400)
      return
    }
    expect([...told.body.Success.ComponentIDs].sort()).toEqual(good)
    expect(told.body.Failure.toSorted(byId)).toEqual(bad)
    for (const id of good) stateOf(model, id).locked = isLock
  }

  toString = () => `lock(${this.at}, ${this.ids}, ${this.isLock}, ${this.isFlexible})`
}

class Permit extends Step {
  readonly at: number
  readonly ids: readonly string[]
  readonly isDisabled: boolean

  constructor(at: number, ids: readonly string[], isDisabled: boolean) {
    super()
    this.at = at
    this.ids = ids
    this.isDisabled = isDisabled
  }

  async act(model: Model, world: World): Promise<void> {
    const path = this.isDisabled ? 'disable' : 'repair'
    const told = await world.ask<Updated>(this.at, path, { ComponentIDs: this.ids })
    expect([...told.body.Success.ComponentIDs].sort()).toEqual(this.ids)
    for (const id of this.ids) {
      const state = stateOf(model, id)
      state.disabled = this.isDisabled
      if (this.isDisabled) state.reservation = undefined
    }
  }

  toString = () => `permit(${this.at}, ${this.ids}, ${!this.isDisabled})`
}

class Release extends Step {
  readonly at: number

  constructor(at: number) {
    super()
    this.at = at
  }

  async act(model: Model, world: World): Promise<void> {
    const nowMs = world.clock.monotonicMs()
    const held = [...model].filter(([, { reservation }]) => reservation !== undefined)
    if (held.length === 0) return
    const ReservationKeys = held.map(([ID, { reservation }]) => ({ ID, Key: reservation?.key }))
    const told = await world.ask<Updated>(this.at, 'reservations/release', {
      ReservationKeys,
      ProcessingModel: 'flexible',
    })
    const good = held.filter(([, state]) => isReserved(state, nowMs)).map(([id]) => id)
    expect([...told.body.Success.ComponentIDs].sort()).toEqual(good)
    for (const [, state] of held) state.reservation = undefined
  }

  toString = () => `release(${this.at})`
}

class Pass extends Step {
  readonly ms: number

  constructor(ms: number) {
    super()
    this.ms = ms
  }

  async act(_model: Model, { clock }: World): Promise<void> {
    const wall = clock.wallMs()
    clock.pass(this.ms)
    // The wall clock goes the other way: nothing depends on it.
    clock.setWall(wall - this.ms)
  }

  toString = () => `pass(${this.ms})`
}

const at = fc.nat(2)
const ids = fc.subarray(xnames, { minLength: 1 })
const fault = fc.tuple(
  fc.constantFrom('hold', 'commit'),
  fc.constantFrom('cut off' as const, 'answer lost' as const),
  at,
)

const death = fc.tuple(
  fc.constantFrom('hold', 'commit'),
  fc.constantFrom<Death>('before', 'after', 'coordinator'),
  fc.nat(2),
)

const steps = [
  fc
    .tuple(at, fc.constantFrom<Kind>('admin', 'service'), ids, fc.boolean())
    .map((given) => new Reserve(...given)),
  fc.array(ids, { minLength: 2, maxLength: 4 }).map((wishes) => new Race(wishes)),
  fc.tuple(at, ids, fault, fc.boolean()).map((given) => new Broken(...given)),
  fc
    .tuple(fc.array(ids, { minLength: 1, maxLength: 3 }), death, fc.boolean())
    .map((given) => new Crash(...given)),
  fc.tuple(at, ids, fc.boolean(), fc.boolean()).map((given) => new SetLock(...given)),
  fc.tuple(at, ids, fc.boolean()).map((given) => new Permit(...given)),
  at.map((cell) => new Release(cell)),
  fc.constantFrom(1_000, 30_000, 59_999, 60_000).map((ms) => new Pass(ms)),
]

describe.each<[string, Roster]>([
  ['one cell', { a: [''] }],
  ['three cells', { a: ['', 'x1000'], b: ['x1001'], c: ['x1002'] }],
])('locks and reservations of %s', (_name, roster) => {
  it('are what the model says, and nobody is left with keys that he never got', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 12 }), async (commands) => {
        const world = await World.open(roster)
        const fresh = (): State => ({ locked: false, disabled: false, reservation: undefined })
        const model: Model = new Map(xnames.map((id) => [id, fresh()]))
        try {
          await fc.asyncModelRun(() => ({ model, real: world }), commands)
          await world.heal()
          const nowMs = world.clock.monotonicMs()
          const known = [...model.values()].flatMap((state) => {
            return isReserved(state, nowMs) ? (state.reservation?.key ?? []) : []
          })
          // Upkeep takes away what is over.
          world.clock.pass(5_000)
          const later = world.clock.monotonicMs()
          const live = [...model.values()].flatMap((state) => {
            return isReserved(state, later) ? (state.reservation?.key ?? []) : []
          })
          expect(known).toEqual(expect.arrayContaining(live))
          await expect.poll(() => world.reserved()).toEqual(live.sort())
        } finally {
          await world.racks.close()
        }
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
