import { describe, expect, it } from 'vitest'
import {
  clockDuty,
  Duties,
  diskDuty,
  siteKeysDuty,
  storeDuty,
} from '../../../agent/rack/health/index.ts'
import { Fault } from '../../../cell/env/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'

const degraded = (reason: string) =>
  ({ state: 'degraded', reason, remedy: 'do something' }) as const

describe('duties', () => {
  it('are reported by name, the degraded ones with reason and remedy', async () => {
    const duties = new Duties(new ManualClock())
    duties.watch('store', () => ({ state: 'ok' }))
    const forget = duties.watch('clock', async () => degraded('it is late'))
    expect(await duties.report()).toEqual([
      { duty: 'store', state: 'ok' },
      { duty: 'clock', ...degraded('it is late') },
    ])
    forget()
    expect(await duties.report()).toEqual([{ duty: 'store', state: 'ok' }])
  })

  it('that throw are degraded', async () => {
    const duties = new Duties(new ManualClock())
    duties.watch('disk', () => Promise.reject(new Error('EIO')))
    duties.watch('auth', () => {
      throw new Error('broken')
    })
    const reasons = (await duties.report()).map((report) => 'reason' in report && report.reason)
    expect(reasons).toEqual(['EIO', 'broken'])
  })

  it('that do not answer are degraded', async () => {
    const clock = new ManualClock()
    const duties = new Duties(clock)
    duties.watch('disk', () => new Promise(() => {}))
    const report = duties.report()
    clock.pass(2_000)
    expect(await report).toMatchObject([{ duty: 'disk', state: 'degraded' }])
  })
})

describe('the store', () => {
  it('is degraded while it takes no writes', () => {
    expect(storeDuty({ health: { state: 'open' } })()).toEqual({ state: 'ok' })
    expect(storeDuty({ health: { state: 'closed' } })().state).toBe('degraded')
    const fault = new Fault('STORE_WRITE', { message: 'the disk said no' })
    expect(storeDuty({ health: { state: 'failed', fault } })()).toEqual({
      state: 'degraded',
      reason: 'the disk said no',
      remedy: fault.remedy,
    })
  })
})

describe('the disk', () => {
  it('is degraded when it has less room than changes need', async () => {
    expect(await diskDuty('/', 0)()).toEqual({ state: 'ok' })
    const full = await diskDuty('/', Number.MAX_SAFE_INTEGER)()
    expect(full).toMatchObject({ state: 'degraded' })
    expect('reason' in full && full.reason).toMatch(/^\d+ MiB are free on the disk of \//)
  })
})

describe('the clock', () => {
  it('is degraded when it lies behind what the store has seen', () => {
    const clock = new ManualClock()
    const newest = clock.wallMs()
    const duty = clockDuty(clock, () => newest)
    expect(duty()).toEqual({ state: 'ok' })
    clock.setWall(newest - 60_000)
    expect(duty()).toEqual({ state: 'ok' })
    clock.setWall(newest - 3_600_000)
    expect(duty()).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('3600 s behind'),
    })
  })
})

describe('the keys of the site', () => {
  it('are degraded when they cannot be read, serving or not', () => {
    const duty = (isLoaded: boolean, problem?: string) =>
      siteKeysDuty({ state: { isLoaded, problem } })()
    expect(duty(true)).toEqual({ state: 'ok' })
    expect(duty(true, 'refused')).toMatchObject({
      reason: expect.stringContaining('serve meanwhile'),
    })
    expect(duty(false, 'refused')).toMatchObject({
      reason: expect.stringContaining('tokens are refused'),
    })
    expect(duty(false)).toMatchObject({ state: 'degraded' })
  })
})
