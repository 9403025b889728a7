// Soaks a cluster of real cells and prints what it held: `npm run soak [-- MINUTES [SEED [leak]]]`
import { temporaryFolder } from '../fixture/cell-process.ts'
import { soak } from './soak.ts'
import { flawsOf, reportSoak } from './soak-result.ts'

const [minutes = '30', seed = '1', leak] = process.argv.slice(2)
const folder = temporaryFolder('soak')
try {
  const options = { folder: folder.path, minutes: Number(minutes), seed: Number(seed) }
  const result = await soak({ ...options, leaks: leak === 'leak' })
  reportSoak(options.minutes, result)
  for (const flaw of flawsOf(result)) {
    process.stdout.write(`${flaw}\n`)
    process.exitCode = 1
  }
} finally {
  folder.remove()
}
