import { statfs } from 'node:fs/promises'
import { type Clock, faults } from '../../../cell/env/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import type { SiteKeys } from '../auth/index.ts'
import type { TlsKeeper } from '../tls/index.ts'
import { type DutyState, ok } from './duties.ts'
import { clockBehindMs } from './limits.ts'

/** Whether changes reach the disk. */
export function storeDuty(ledger: Pick<Ledger, 'health'>): () => DutyState {
  return () => {
    const { health } = ledger
    switch (health.state) {
      case 'open':
        return ok
      case 'closed':
        return {
          state: 'degraded',
          reason: 'the store is closed: the cell is stopping',
          remedy: faults.STORE_CLOSED.remedy,
        }
      case 'failed':
        return { state: 'degraded', reason: health.fault.message, remedy: health.fault.remedy }
    }
  }
}

/** Whether the disk has room for changes. */
export function diskDuty(folder: string, freeBytesMin: number): () => Promise<DutyState> {
  return async () => {
    const { bavail, bsize } = await statfs(folder)
    const free = bavail * bsize
    if (free >= freeBytesMin) return ok
    const mebibytes = (bytes: number) => Math.floor(bytes / 1_048_576)
    return {
      state: 'degraded',
      reason: `${mebibytes(free)} MiB are free on the disk of ${folder}; below ${mebibytes(freeBytesMin)} MiB changes are refused`,
      remedy: faults.STORE_FULL.remedy,
    }
  }
}

/** Whether the wall clock can be right: it may not lie before what the store has already seen. */
export function clockDuty(clock: Clock, newestSeenMs: () => number): () => DutyState {
  return () => {
    const behindMs = newestSeenMs() - clock.wallMs()
    if (behindMs <= clockBehindMs) return ok
    return {
      state: 'degraded',
      reason: `the clock of this machine is ${Math.round(behindMs / 1_000)} s behind the newest change in the store`,
      remedy:
        'Set the time (chronyc makestep, or timedatectl set-time); until then tokens may be refused.',
    }
  }
}

/** Whether tokens of the site's issuers can be checked. */
export function siteKeysDuty(keys: Pick<SiteKeys, 'state'>): () => DutyState {
  return () => {
    const { isLoaded, problem } = keys.state
    if (problem === undefined && isLoaded) return ok
    const since = isLoaded
      ? 'the last keys that were read serve meanwhile'
      : 'their tokens are refused'
    return {
      state: 'degraded',
      reason: `the keys of the site's issuers cannot be read (${problem ?? 'no attempt yet'}); ${since}`,
      remedy: faults.AUTH_UNAVAILABLE.remedy,
    }
  }
}

/** Whether the certificate of the management side is the newest one and counts. */
export function tlsDuty(keeper: Pick<TlsKeeper, 'state'>, clock: Clock): () => DutyState {
  return () => {
    const { notAfterMs, problem } = keeper.state
    const until = new Date(notAfterMs).toISOString()
    if (notAfterMs <= clock.wallMs()) {
      return {
        state: 'degraded',
        reason: `the certificate for HTTPS has expired at ${until}`,
        remedy: 'Put a newer one where tls.certificate says; it is taken without a restart.',
      }
    }
    if (problem === undefined) return ok
    return {
      state: 'degraded',
      reason: `the newest certificate for HTTPS cannot be used (${problem}); the one until ${until} serves`,
      remedy: 'Put certificate and key that belong together where tls.certificate and tls.key say.',
    }
  }
}
