// Writes proto/gen from the .proto files. With --check it only compares, and fails on a difference.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const flags = '-t static-module -w esm --dts -r rackcell --null-semantics --force-number'
const leaner = '--no-delimited --no-typeurl --no-service --no-verify'
const sources = readdirSync(here)
  .filter((name) => name.endsWith('.proto'))
  .sort()
  .map((name) => join(here, name))

const folder = mkdtempSync(join(tmpdir(), 'rackcell-proto-'))
try {
  const target = join(folder, 'rackcell.js')
  const compiler = join(here, '../node_modules/.bin/pbjs')
  execFileSync(compiler, [...`${flags} ${leaner}`.split(' '), '-o', target, ...sources])
  for (const name of ['rackcell.js', 'rackcell.d.ts']) {
    const made = readFileSync(join(folder, name), 'utf8')
    const kept = join(here, 'gen', name)
    if (!process.argv.includes('--check')) writeFileSync(kept, made)
    else if (readFileSync(kept, 'utf8') !== made) {
      process.stderr.write(`proto/gen/${name} does not match the .proto files: npm run generate\n`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
