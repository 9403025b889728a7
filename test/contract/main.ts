/**
 * The contract tests. With `--url URL [--token TOKEN]` only the clients' request table, against
 * that address.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const usage = 'test/contract/main.ts [--url http://HOST:PORT [--token TOKEN]] [what vitest takes]\n'

function commandOf(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { url: { type: 'string' }, token: { type: 'string' } },
    strict: false,
    tokens: true,
  })
  const { url, token } = values
  if (typeof url === 'boolean' || typeof token === 'boolean') return undefined
  if (url === undefined) return token === undefined ? { words: args, env: {} } : undefined
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined
  // Whatever else was given goes to vitest as it is.
  const own = tokens.filter((each) => each.kind === 'option' && /^(url|token)$/.test(each.name))
  const taken = new Set<number>()
  for (const each of own) {
    if (each.kind !== 'option') continue
    taken.add(each.index)
    if (!each.inlineValue) taken.add(each.index + 1)
  }
  const env = {
    RACKCELL_CONTRACT_URL: url.replace(/\/+$/, ''),
    ...(token === undefined ? {} : { RACKCELL_CONTRACT_TOKEN: token }),
  }
  const rest = args.filter((_, at) => !taken.has(at))
  return { words: ['test/contract/clients.test.ts', ...rest], env }
}

const command = commandOf(process.argv.slice(2))
if (command) {
  const repository = join(import.meta.dirname, '../..')
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
  const words = [vitest, 'run', '--project', 'contract', ...command.words]
  const env = { ...process.env, ...command.env }
  const { status } = spawnSync(process.execPath, words, { cwd: repository, stdio: 'inherit', env })
  process.exitCode = status ?? 1
} else {
  process.stderr.write(usage)
  process.exitCode = 2
}
