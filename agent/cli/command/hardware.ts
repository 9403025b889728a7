import { compareXnames, isWithin } from '../../../cell/inventory/index.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { selectNodes } from '../node-selection.ts'
import { fieldsText } from '../output/fields.ts'
import { printList, printValue } from '../output/list.ts'
import { askOwners, ownersCompletenessOf } from '../owners-answer.ts'
import { pathSegment } from '../path-segment.ts'
import type { Branch } from './shape.ts'

const collection = '/hsm/v2/Inventory/Hardware'

interface PartRow extends Readonly<Record<string, unknown>> {
  readonly FRUID: string
}

/** A place as `/hsm/v2/Inventory/Hardware` has it. */
interface PlaceRow extends Readonly<Record<string, unknown>> {
  readonly ID: string
  readonly Type: string
  readonly Status: string
  readonly PopulatedFRU?: PartRow
}

interface EventRow {
  readonly ID: string
  readonly FRUID: string
  readonly Timestamp: string
  readonly EventType: string
}

/** The properties of a place or a part, whatever its kind; a member's name ends in its suffix. */
function propertiesOf(
  row: Readonly<Record<string, unknown>> | undefined,
  suffix: string,
): Readonly<Record<string, unknown>> {
  const entry = Object.entries(row ?? {}).find(([key]) => key.endsWith(suffix))
  return (entry?.[1] ?? {}) as Readonly<Record<string, unknown>>
}

function textIn(row: PlaceRow, name: string): string | undefined {
  const value = propertiesOf(row.PopulatedFRU, 'FRUInfo')[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

async function listHardware(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const set = invocation.optionalWord(0)
  const selection =
    set === undefined ? undefined : await selectNodes(client, set, ['id', 'hostname'])
  const answer = await askOwners<readonly PlaceRow[]>(client, collection)
  const rows = answer.body
    .filter(({ ID }) => selection?.nodes.some(({ id }) => isWithin(ID, id)) ?? true)
    .sort((left, right) => compareXnames(left.ID, right.ID))
  await printList(screen, format, {
    rows,
    name: ({ ID }) => ID,
    columns: [
      { title: 'XNAME', value: ({ ID }) => ID },
      { title: 'TYPE', value: ({ Type }) => Type },
      { title: 'STATUS', value: ({ Status }) => Status },
      { title: 'MANUFACTURER', value: (row) => textIn(row, 'Manufacturer') },
      { title: 'PART', value: (row) => textIn(row, 'PartNumber') ?? textIn(row, 'Model') },
      { title: 'SERIAL', value: (row) => textIn(row, 'SerialNumber') },
    ],
    footer: `${rows.length} places`,
    none: 'No hardware is known.',
  })
  return ownersCompletenessOf(screen, answer, selection)
}

async function showHardware(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const row = await client.get<PlaceRow>(`${collection}/${pathSegment(invocation.word(0))}`)
  if (format === 'json' || format === 'yaml') return printValue(screen, format, row)
  const plain = (info: Readonly<Record<string, unknown>>) => {
    return Object.entries(info).map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return [name, text] as const
    })
  }
  const head = [
    ['Xname', row.ID],
    ['Type', row.Type],
    ['Status', row.Status],
    ['Part', row.PopulatedFRU?.FRUID],
  ] as const
  const place = plain(propertiesOf(row, 'LocationInfo'))
  screen.out(fieldsText([...head, ...place, ...plain(propertiesOf(row.PopulatedFRU, 'FRUInfo'))]))
}

async function showHistory(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const path = `${collection}/History/${pathSegment(invocation.word(0))}`
  const { History } = await client.get<{ readonly History: readonly EventRow[] }>(path)
  await printList(screen, format, {
    rows: History,
    name: ({ FRUID }) => FRUID,
    columns: [
      { title: 'TIME', value: ({ Timestamp }) => Timestamp },
      { title: 'EVENT', value: ({ EventType }) => EventType },
      { title: 'PART', value: ({ FRUID }) => FRUID },
    ],
    none: 'Nothing has happened there.',
  })
}

const place = {
  form: '<xname>',
  summary: 'where it sits: x1000c0s0b0n0d3',
  completes: 'node',
} as const

/** `rackcell hardware`. */
export const hardware: Branch = {
  kind: 'branch',
  name: 'hardware',
  summary: 'what sits where, and what happened to it',
  commands: [
    {
      kind: 'leaf',
      name: 'list',
      summary: 'list places and the parts in them',
      arguments: [{ form: '[nodes]', summary: 'only in these nodes', completes: 'node-set' }],
      prints: 'list',
      examples: [
        ['rackcell hardware list', 'everything that was reported'],
        ['rackcell hardware list cb05', 'one node with what is in it'],
      ],
      act: listHardware,
    },
    {
      kind: 'leaf',
      name: 'show',
      summary: 'show one place with all that is known of it and its part',
      arguments: [place],
      prints: 'value',
      examples: [['rackcell hardware show x1000c0s4b0n0', 'one node']],
      act: showHardware,
    },
    {
      kind: 'leaf',
      name: 'history',
      summary: 'what was detected, added, scanned and removed at one place',
      arguments: [place],
      prints: 'list',
      examples: [['rackcell hardware history x1000c0s4b0n0d3', 'of one memory module']],
      act: showHistory,
    },
  ],
}
