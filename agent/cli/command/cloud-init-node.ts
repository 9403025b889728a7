import type { Invocation } from '../invocation.ts'
import { requireNode } from '../node-selection.ts'
import { printable } from '../output/printable.ts'
import { pathSegment } from '../path-segment.ts'
import type { Leaf } from './shape.ts'

const documents = ['meta-data', 'user-data', 'vendor-data'] as const

async function show(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const { id } = await requireNode(client, invocation.word(0))
  const wanted = invocation.optionalWord(1)
  const base = `/cloud-init/admin/impersonation/${pathSegment(id)}`
  const fetchOne = async (name: string): Promise<string> => {
    const isDocument = documents.some((document) => document === name)
    const file = isDocument ? name : `${pathSegment(name)}.yaml`
    return String((await client.get<unknown>(`${base}/${file}`)) ?? '')
  }
  if (wanted !== undefined) return screen.out(ended(await fetchOne(wanted)))
  for (const name of documents) {
    screen.out(`${screen.bold(`# ${name}`)}\n${printable(ended(await fetchOne(name)))}\n`)
  }
}

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** The documents that a node gets. */
export const nodeDocument: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'print the documents that a node gets',
  arguments: [
    { form: '<node>', summary: 'a node', completes: 'node' },
    {
      form: '[document]',
      summary: 'meta-data, user-data, vendor-data or a group (default: the first three)',
      completes: 'cloud-group',
    },
  ],
  examples: [
    ['rackcell cloud-init node show cb05', 'the three documents'],
    ['rackcell cloud-init node show cb05 meta-data', 'one of them, as it is'],
    ['rackcell cloud-init node show cb05 kube', 'the file of a group'],
  ],
  act: show,
}
