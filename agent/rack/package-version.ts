import { readFileSync } from 'node:fs'

/** The version of this program: its package lies two folders up, in a checkout as in dist/. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}
