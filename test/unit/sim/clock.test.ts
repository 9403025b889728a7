import { describe, expect, it } from 'vitest'
import { Timeline, VirtualClock, worldBeginMs } from '../../../sim/clock/index.ts'

/** Lets everything happen, and gives what it left behind. */
function play(timeline: Timeline): void {
  for (let event = timeline.next(); event; event = timeline.next()) event.act()
}

describe('a timeline', () => {
  it('lets events happen by time, and by order of scheduling within one moment', () => {
    const timeline = new Timeline()
    const seen: string[] = []
    const delays = [5, 1, 5, 3, 1, 0, 5, 3]
    for (const [at, delay] of delays.entries()) {
      timeline.schedule(delay, 'event', () => seen.push(`${delay}:${at}`))
    }
    play(timeline)
    expect(seen).toEqual(['0:5', '1:1', '1:4', '3:3', '3:7', '5:0', '5:2', '5:6'])
    expect(timeline.nowMs).toBe(5)
  })

  it('keeps the order of many events that come and go', () => {
    const timeline = new Timeline()
    const seen: number[] = []
    let state = 1
    const draw = () => {
      state = (state * 48_271) % 2_147_483_647
      return state % 1_000
    }
    for (let count = 0; count < 2_000; count++) {
      const forget = timeline.schedule(draw(), 'event', () => seen.push(timeline.nowMs))
      if (draw() < 300) forget()
    }
    play(timeline)
    expect(seen.length).toBeGreaterThan(1_000)
    expect(seen).toEqual(seen.toSorted((left, right) => left - right))
  })

  it('does not let a cancelled event happen, nor time wait for it', () => {
    const timeline = new Timeline()
    timeline.schedule(1, 'kept', () => undefined)
    timeline.schedule(9, 'cancelled', () => {
      throw new Error('it was cancelled')
    })()
    play(timeline)
    expect(timeline.nowMs).toBe(1)
  })
})

describe('a virtual clock', () => {
  it('sleeps in virtual time only', async () => {
    const timeline = new Timeline()
    const clock = new VirtualClock(timeline)
    const slept = clock.sleep(86_400_000, new AbortController().signal)
    play(timeline)
    await slept
    expect(clock.monotonicMs()).toBe(86_400_000)
    expect(clock.wallMs()).toBe(worldBeginMs + 86_400_000)
  })

  it('jumps its wall clock without touching the monotonic one', () => {
    const clock = new VirtualClock(new Timeline())
    clock.jump(-5_000)
    expect(clock.wallMs()).toBe(worldBeginMs - 5_000)
    expect(clock.monotonicMs()).toBe(0)
  })

  it('wakes with the reason when the signal is aborted, before or while it sleeps', async () => {
    const timeline = new Timeline()
    const clock = new VirtualClock(timeline)
    const end = new AbortController()
    const sleeping = clock.sleep(10, end.signal)
    end.abort(new Error('over'))
    await expect(sleeping).rejects.toThrow('over')
    await expect(clock.sleep(10, end.signal)).rejects.toThrow('over')
    expect(timeline.next()).toBeUndefined()
  })
})
