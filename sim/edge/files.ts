import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Text of a file; undefined when there is none. */
export function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** Writes a file anew. */
export function writeText(path: string, text: string): void {
  writeFileSync(path, text)
}

/** Adds to the end of a file. */
export function appendText(path: string, text: string): void {
  appendFileSync(path, text)
}

/** Version of this package. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}
