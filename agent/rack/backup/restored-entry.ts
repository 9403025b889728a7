import { Fault } from '../../../cell/env/index.ts'
import { seal, storeKeys, unseal } from '../../../cell/store/index.ts'
import { restoredBootGap } from './limits.ts'

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }

/**
 * An entry as it must stand in a restored store, or undefined when it must not: starts are counted
 * from beyond anything that the lost store can have written, and the copy is no longer the same
 * incarnation.
 */
export function restoredEntry(key: string, value: Uint8Array): Uint8Array | undefined {
  if (key === storeKeys.incarnation) return undefined
  if (key !== storeKeys.boot) return value
  const boot = Number(utf8.decoder.decode(unseal(key, value)))
  if (!Number.isSafeInteger(boot)) throw new Fault('INTEGRITY_BACKUP')
  return seal(key, utf8.encoder.encode(String(boot + restoredBootGap)))
}
