// Judges a whole run: `node test/reporter/counts.ts` holds the newest tally of each layer against
// test/counts.json, and fails when a test failed, was left out, or is no longer there. With --write
// it takes the tally as the new count.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closingLine, flaws, readTallies, sum, tallyFile } from './tally.ts'

const countsFile = join(import.meta.dirname, '../counts.json')
const ran = readTallies(tallyFile)
let wanted = JSON.parse(readFileSync(countsFile, 'utf8')) as Record<string, number>

if (process.argv.includes('--write')) {
  const counted = Object.entries(ran).map(([layer, { passed }]) => [layer, passed] as const)
  const all = Object.entries({ ...wanted, ...Object.fromEntries(counted) })
  wanted = Object.fromEntries(all.sort(([left], [right]) => (left < right ? -1 : 1)))
  writeFileSync(countsFile, `${JSON.stringify(wanted, undefined, 2)}\n`)
}

const found = flaws(ran, wanted)
for (const flaw of found) process.stderr.write(`${flaw}\n`)
process.stdout.write(`${closingLine(sum(Object.values(ran)))}\n`)
process.exitCode = found.length > 0 ? 1 : 0
