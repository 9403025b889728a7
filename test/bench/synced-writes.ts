import { performance } from 'node:perf_hooks'
import { Level } from 'level'
import { ed25519Signer, ed25519Verifier } from '../../agent/rack/adapter/ed25519.ts'
import { systemClock } from '../../agent/rack/adapter/system-clock.ts'
import { systemRandom } from '../../agent/rack/adapter/system-random.ts'
import { openCellStore } from '../../agent/rack/store/open-cell-store.ts'
import { silentLog } from '../../cell/env/index.ts'
import { Ledger } from '../../cell/store/index.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { judged, percentile, print } from './figure.ts'

const writers = 64
const seconds = 4

/** Runs `write` from many writers at once for a while; gives the rate and each write's time. */
async function rate(write: (at: number) => Promise<unknown>) {
  const samples: number[] = []
  let next = 0
  const startedMs = performance.now()
  const endMs = startedMs + seconds * 1_000
  const writer = async () => {
    while (performance.now() < endMs) {
      const before = performance.now()
      await write(next++)
      samples.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  const perSecond = samples.length / ((performance.now() - startedMs) / 1_000)
  return { perSecond, p50: percentile(samples, 0.5), p99: percentile(samples, 0.99) }
}

async function ledgerRate(folder: string) {
  const signer = ed25519Signer(systemRandom.bytes(32))
  const ports = { clock: systemClock, random: systemRandom, log: silentLog, signer }
  const { store, reload } = await openCellStore(
    { cell: 'x1000', data: folder, backups: `${folder}/backups`, freeBytesMin: 2 ** 25 },
    { ...ports, verifier: ed25519Verifier() },
  )
  const ledger = new Ledger({ ...ports, store }, await reload())
  const measured = await rate((at) =>
    ledger.transact({ subject: 'bench' }, (tx) => {
      const id = `x${1_000 + (at % 10)}c0s${Math.floor(at / 10) % 64}b0n${at % 4}`
      tx.put('component', { id, type: 'Node', enabled: true, state: 'On', flag: 'OK', nid: at })
    }),
  )
  await ledger.close()
  await store.close()
  return measured
}

/** The peer: LevelDB alone, one synced put per write, with no record, index, chain or signature. */
async function bareRate(folder: string) {
  const database = new Level<string, Uint8Array>(folder, { valueEncoding: 'view' })
  await database.open()
  const value = new Uint8Array(180)
  const measured = await rate((at) => database.put(`key-${at}`, value, { sync: true }))
  await database.close()
  return measured
}

/** Synced writes a second with 64 writers: acknowledged = on disk. */
export async function benchSyncedWrites(): Promise<void> {
  const folder = temporaryFolder('bench-writes')
  try {
    const ours = await ledgerRate(folder.path)
    const bare = await bareRate(`${folder.path}/bare`)
    print(
      judged(
        {
          name: 'synced writes, 64 writers',
          value: ours.perSecond,
          unit: 'records/s',
          beside: {
            p50Ms: ours.p50,
            p99Ms: ours.p99,
            bareLevelPuts: bare.perSecond,
            ratioToBare: ours.perSecond / bare.perSecond,
          },
        },
        { atLeast: 5_000 },
      ),
    )
  } finally {
    folder.remove()
  }
}
