import { Fault } from '../../../cell/env/fault.ts'
import { readInput } from '../input-file.ts'
import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printValue } from '../output/list.ts'
import type { Leaf } from './shape.ts'

const path = '/cloud-init/admin/cluster-defaults'

/** Options of `set`, with the key of the document that each sets. */
const keys: readonly (readonly [option: string, key: string, summary: string])[] = [
  ['cluster-name', 'cluster-name', 'name of the cluster'],
  ['short-name', 'short-name', 'what generated host names start with'],
  ['nid-length', 'nid-length', 'digits of the number in generated host names'],
  ['base-url', 'base-url', 'where nodes fetch their group files'],
  ['region', 'region', 'shown to the node'],
  ['availability-zone', 'availability-zone', 'shown to the node'],
  ['cloud-provider', 'cloud_provider', 'shown to the node'],
]

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The cluster-wide values. */
export const showDefaults: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show the values for the whole cluster',
  prints: 'value',
  examples: [['rackcell cloud-init defaults show', 'what every node is told']],
  act: async ({ client, screen, format }) => {
    const defaults = await client.get<Record<string, unknown>>(path)
    if (format === 'json' || format === 'yaml') return printValue(screen, format, defaults)
    const fields = Object.entries(defaults).map(([key, value]) => {
      return [key, Array.isArray(value) ? value.join('\n') : String(value ?? '')] as const
    })
    screen.out(fieldsText(fields) || 'No defaults are set.\n')
  },
}

async function set(invocation: Invocation): Promise<void> {
  const body: Record<string, unknown> = {}
  for (const [option, key] of keys) {
    const value = invocation.text(camel(option))
    if (value === undefined) continue
    if (key === 'nid-length' && !/^\d{1,2}$/.test(value)) {
      throw new Fault('INPUT_USAGE', { message: '--nid-length takes a small whole number.' })
    }
    body[key] = key === 'nid-length' ? Number(value) : value
  }
  const publicKeys: string[] = []
  for (const given of invocation.texts('publicKey')) publicKeys.push(...(await publicKeysOf(given)))
  if (publicKeys.length > 0) body['public-keys'] = publicKeys
  if (Object.keys(body).length === 0) {
    throw new Fault('INPUT_USAGE', { message: 'Say what to set, e.g. --cluster-name.' })
  }
  await invocation.client.send('POST', path, { body })
  invocation.screen.out(`set: ${Object.keys(body).join(', ')}\n`)
}

/** A key as it is, or the keys of a file. */
async function publicKeysOf(given: string): Promise<readonly string[]> {
  if (/^(ssh|ecdsa|sk)-\S+ \S+/.test(given)) return [given.trim()]
  const { text } = await readInput(given)
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** Sets cluster-wide values. */
export const setDefaults: Leaf = {
  kind: 'leaf',
  name: 'set',
  summary: 'set values for the whole cluster; those not given stay',
  options: [
    ...keys.map(([option, , summary]) => ({ flags: `--${option} <text>`, summary })),
    {
      flags: '--public-key <key>',
      summary: 'an ssh key, or a file with keys; all given ones replace those before',
      repeats: true,
      completes: 'file',
    },
  ],
  examples: [
    ['rackcell cloud-init defaults set --cluster-name demo --short-name de', 'name the cluster'],
    ['rackcell cloud-init defaults set --public-key ~/.ssh/id_ed25519.pub', 'let yourself in'],
  ],
  act: set,
}
