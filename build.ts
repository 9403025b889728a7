// Writes dist/, which is what is published: compiled sources, generated code and the files beside
// them.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

const here = import.meta.dirname
const target = join(here, 'dist')
const generated = join(here, 'proto', 'gen') + sep
const launcher = join(here, 'agent/cli/rackcell.js')

/** Sources are compiled, not copied; the launcher stays where "bin" of package.json names it. */
function isAsset(path: string): boolean {
  if (path === launcher || path.endsWith('.d.ts')) return false
  return path.startsWith(generated) || !['.ts', '.proto'].includes(extname(path))
}

rmSync(target, { recursive: true, force: true })
mkdirSync(target)
for (const folder of ['agent', 'bootstrap', 'cell', 'proto', 'sim']) {
  cpSync(join(here, folder), join(target, folder), { recursive: true, filter: isAsset })
}

// Programs read their version two folders above them, in a checkout as in dist/.
const { name, version, type } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name, version, type })}\n`)

const compiler = join(here, 'node_modules/.bin/tsc')
const compiled = spawnSync(compiler, ['-p', 'tsconfig.build.json'], { cwd: here, stdio: 'inherit' })
process.exitCode = compiled.status ?? 1
