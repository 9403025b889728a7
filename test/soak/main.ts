// Soaks a cluster of real cells and prints what it held: `npm run soak [-- MINUTES [SEED]]`
import { temporaryFolder } from '../fixture/cell-process.ts'
import { reportSoak, soak } from './soak.ts'

const [minutes = '30', seed = '1'] = process.argv.slice(2)
const folder = temporaryFolder('soak')
try {
  const options = { folder: folder.path, minutes: Number(minutes), seed: Number(seed) }
  const result = await soak(options)
  reportSoak(options.minutes, result)
  for (const text of new Set(result.wrong)) process.stdout.write(`wrong answer: ${text}\n`)
  if (result.wrong.length > 0) process.exitCode = 1
} finally {
  folder.remove()
}
