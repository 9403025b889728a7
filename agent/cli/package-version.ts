import { readFileSync } from 'node:fs'

/** The version of this program: its package lies two folders up, in a checkout as in dist/. */
export function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }
  return typeof version === 'string' ? version : 'unknown'
}
