// Writes the generated documents. With --check it only compares, and fails on a difference.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedDocuments } from './generated-document.ts'
import { root } from './source.ts'

for (const { path, text } of await generatedDocuments()) {
  const file = join(root, path)
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text)
    continue
  }
  let kept = ''
  try {
    kept = readFileSync(file, 'utf8')
  } catch {
    // Not there yet: as wrong as a difference.
  }
  if (kept === text) continue
  process.stderr.write(`${path} does not match the sources: npm run generate\n`)
  process.exitCode = 1
}
