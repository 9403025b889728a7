import { randomBytes } from 'node:crypto'
import { type Admission, type Clock, Fault, silentLog } from '../../../../cell/env/index.ts'
import { createLibp2pBus } from './libp2p-bus.ts'
import { selfTestMs, selfTestRepeatMs } from './limits.ts'

const topic = 'rackcell/self-test'
const listen = ['/ip4/127.0.0.1/tcp/0']
const admission: Admission = { hello: () => new Uint8Array(), admit: () => undefined }

/**
 * Lets two nodes within this process, on loopback, say something to each other by gossip. Versions
 * of these libraries exist that connect, answer pings, and silently deliver nothing. Faults:
 * INTERNAL_NETWORK when nothing was heard in time.
 */
export async function selfTestBus(clock: Clock, withinMs = selfTestMs): Promise<void> {
  const make = () =>
    createLibp2pBus({
      seed: randomBytes(32),
      listen,
      topics: [topic],
      admission,
      clock,
      log: silentLog,
    })
  const signal = AbortSignal.timeout(withinMs)
  const [speaker, hearer] = await Promise.all([make(), make()])
  try {
    const heard = new AbortController()
    hearer.subscribe(topic, () => {
      heard.abort()
      return 'accept'
    })
    await speaker.connect(hearer.self, hearer.addresses(), signal)
    for (let word = 0; !heard.signal.aborted; word++) {
      signal.throwIfAborted()
      await speaker.publish(topic, Uint8Array.of(word >>> 8, word))
      await clock.sleep(selfTestRepeatMs, AbortSignal.any([signal, heard.signal])).catch(() => {})
    }
  } catch (cause) {
    throw new Fault('INTERNAL_NETWORK', { cause, details: { withinMs } })
  } finally {
    await Promise.all([speaker.close(), hearer.close()])
  }
}
