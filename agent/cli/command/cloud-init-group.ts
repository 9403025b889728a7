import { Fault } from '../../../cell/env/fault.ts'
import { requireExisting } from '../existing.ts'
import { readInput } from '../input-file.ts'
import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printList, printValue } from '../output/list.ts'
import { printable } from '../output/printable.ts'
import { pathSegment } from '../path-segment.ts'
import type { Branch, Leaf } from './shape.ts'

/** A group's cloud-init side as `/cloud-init/admin/groups` has it. */
interface CloudGroupRow {
  readonly name: string
  readonly description?: string
  readonly 'meta-data'?: Readonly<Record<string, unknown>>
  readonly file?: {
    readonly content?: string
    readonly encoding?: string
    readonly filename?: string
  }
}

const groupsPath = '/cloud-init/admin/groups'
const groupPath = (name: string): string => `${groupsPath}/${pathSegment(name)}`

const contentOf = ({ file }: CloudGroupRow): string =>
  file?.encoding === 'base64'
    ? Buffer.from(file.content ?? '', 'base64').toString('utf8')
    : (file?.content ?? '')

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list groups that have something for cloud-init',
  prints: 'list',
  examples: [['rackcell cloud-init group list', 'names, values and sizes of files']],
  act: async ({ client, screen, format }) => {
    const groups = await client.get<Readonly<Record<string, CloudGroupRow>>>(groupsPath)
    await printList(screen, format, {
      rows: Object.entries(groups ?? {}).map(([name, row]) => ({ ...row, name })),
      name: ({ name }) => name,
      columns: [
        { title: 'GROUP', value: ({ name }) => name },
        { title: 'FILE', value: (row) => (row.file ? `${contentOf(row).length} B` : undefined) },
        { title: 'VALUES', value: (row) => Object.keys(row['meta-data'] ?? {}).join(',') },
        { title: 'DESCRIPTION', value: ({ description }) => description, mayShrink: true },
      ],
      none: 'No group has anything for cloud-init.',
    })
  },
}

const nameArgument = {
  form: '<group>',
  summary: 'the name of a group',
  completes: 'cloud-group',
} as const

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: "show a group's values and its file",
  arguments: [nameArgument],
  options: [{ flags: '--file', summary: 'print the file alone, as the node gets it' }],
  prints: 'value',
  examples: [
    ['rackcell cloud-init group show kube', 'all of it'],
    ['rackcell cloud-init group show kube --file > kube.yaml', 'to edit it'],
  ],
  act: async (invocation) => {
    const { client, screen, format } = invocation
    const row = await client.get<CloudGroupRow>(groupPath(invocation.word(0)))
    if (invocation.flag('file')) return screen.out(contentOf(row))
    if (format === 'json' || format === 'yaml') return printValue(screen, format, row)
    const values = Object.entries(row['meta-data'] ?? {}).map(
      ([key, value]) =>
        [`  ${key}`, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    )
    screen.out(
      fieldsText([
        ['group', row.name],
        ['description', row.description],
      ]),
    )
    if (values.length > 0) screen.out(`values:\n${fieldsText(values)}`)
    if (row.file) screen.out(`file ${row.file.filename ?? ''}:\n${printable(contentOf(row))}\n`)
  },
}

/** `key=value`; a value that is JSON other than text keeps its type. */
function parseValue(text: string): readonly [string, unknown] {
  const at = text.indexOf('=')
  if (at < 1) throw new Fault('INPUT_USAGE', { message: `"${text}" is not key=value.` })
  const value = text.slice(at + 1)
  try {
    return [text.slice(0, at), JSON.parse(value)]
  } catch {
    return [text.slice(0, at), value]
  }
}

async function set(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const name = invocation.word(0)
  const { status, body } = await client.send('GET', groupPath(name), { expect: [404] })
  const before = status === 404 ? { name } : (body as CloudGroupRow)
  const values = invocation.texts('value').map(parseValue)
  const path = invocation.text('file')
  const description = invocation.text('description')
  if (values.length === 0 && path === undefined && description === undefined) {
    throw new Fault('INPUT_USAGE', {
      message: 'Say what to set: --file, --value or --description.',
    })
  }
  const file =
    path === undefined
      ? before.file
      : {
          content: Buffer.from((await readInput(path)).text, 'utf8').toString('base64'),
          encoding: 'base64',
          filename: path === '-' ? `${name}.yaml` : (path.split('/').at(-1) ?? path),
        }
  const kept = invocation.flag('replaceValues') ? {} : before['meta-data']
  await client.send('PUT', groupPath(name), {
    body: {
      name,
      ...((description ?? before.description) && {
        description: description ?? before.description,
      }),
      'meta-data': { ...kept, ...Object.fromEntries(values) },
      ...(file && { file }),
    },
  })
  screen.out(`${name}: ${status === 404 ? 'created' : 'set'}\n`)
}

const setLeaf: Leaf = {
  kind: 'leaf',
  name: 'set',
  summary: "set a group's file, values or description; what is not given stays",
  arguments: [nameArgument],
  options: [
    {
      flags: '--file <file>',
      summary: 'the cloud-config; - reads standard input',
      completes: 'file',
    },
    { flags: '--value <key=value>', summary: 'a value for templates', repeats: true },
    { flags: '--replace-values', summary: 'drop the values that are not given' },
    { flags: '--description <text>', summary: 'what the group is for' },
  ],
  examples: [
    ['rackcell cloud-init group set kube --file kube.yaml', 'what its nodes run'],
    ['rackcell cloud-init group set kube --value ntp=10.1.0.1', 'a value for its template'],
  ],
  act: set,
}

const remove: Leaf = {
  kind: 'leaf',
  name: 'delete',
  summary: 'delete what groups have for cloud-init; the groups stay',
  arguments: [{ form: '<group...>', summary: 'names of groups', completes: 'cloud-group' }],
  examples: [['rackcell cloud-init group delete debug', 'its nodes get nothing from it any more']],
  act: async (invocation) => {
    const names = invocation.restWords(0)
    await requireExisting(invocation.client, names, groupPath)
    for (const name of names) {
      await invocation.client.send('DELETE', groupPath(name))
      invocation.screen.out(`${name}: deleted\n`)
    }
  },
}

/** `rackcell cloud-init group`. */
export const cloudGroups: Branch = {
  kind: 'branch',
  name: 'group',
  summary: 'what the nodes of a group get',
  commands: [list, show, setLeaf, remove],
}
