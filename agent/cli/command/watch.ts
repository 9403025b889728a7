import { Fault } from '../../../cell/env/fault.ts'
import { type BreakEvent, followEvents, type StreamEvent } from '../event-stream.ts'
import type { Invocation } from '../invocation.ts'
import { type Coverage, coverageText } from '../node-row.ts'
import { printable } from '../output/printable.ts'
import { eventText } from './event-text.ts'
import type { Leaf } from './shape.ts'

/** What is told of the stream itself, not of the cluster. */
const inward = new Set(['ready', 'reset', 'break'])

const resetTexts: Readonly<Record<string, string>> = {
  foreign: 'another cell or process answers now',
  'too old': 'too much has happened meanwhile',
}

function tellPeople({ screen }: Invocation, event: StreamEvent | BreakEvent): void {
  if (!inward.has(event.type)) {
    screen.out(`${eventText(event)}\n`)
    return
  }
  const { cell, coverage, reason, detail, againMs } = event.data as Readonly<
    Record<string, unknown>
  >
  if (event.type === 'break') {
    const seconds = Number(againMs) / 1_000
    screen.err(`${printable(String(detail))} Again in ${seconds} s.\n`)
    return
  }
  const covered = coverage === undefined ? '' : `, ${coverageText(coverage as Coverage)}`
  if (event.type === 'reset') {
    const why = resetTexts[String(reason)] ?? 'the position is not known'
    screen.err(`Events may be missing: ${why}. Read lists again.\n`)
  }
  screen.err(`watching at ${printable(String(cell))}${covered}\n`)
}

function tellPrograms({ screen }: Invocation, { id, type, data }: StreamEvent | BreakEvent): void {
  screen.out(
    `${JSON.stringify({ ...(id === undefined ? {} : { position: id }), ...data, type })}\n`,
  )
}

async function watchEvents(invocation: Invocation): Promise<void> {
  const { client, format, interrupt } = invocation
  const tell = format === 'json' ? tellPrograms : tellPeople
  const count = countOf(invocation.text('count'))
  const query = {
    nodes: invocation.optionalWord(0),
    filter: invocation.text('filter'),
    types: invocation.text('types'),
  }
  let told = 0
  for await (const event of followEvents(client, query, interrupt)) {
    tell(invocation, event)
    if (!inward.has(event.type)) told++
    if (told >= count) return
  }
}

function countOf(text: string | undefined): number {
  if (text === undefined) return Infinity
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new Fault('INPUT_USAGE', { message: '--count takes a whole number above 0.' })
}

/** `rackcell watch`. */
export const watch: Leaf = {
  kind: 'leaf',
  name: 'watch',
  summary: 'print what changes, as it changes',
  notes:
    'Goes on until Ctrl-C. A connection that breaks is made again, and goes on where it was; ' +
    'when that is not possible, it says so. A token that has expired is read again from the file ' +
    'of the cluster on this machine; one that was given ends the watch. ' +
    'With -o json every line is one event; docs/events.md tells which there are.',
  arguments: [{ form: '[nodes]', summary: 'only these nodes, and cells', completes: 'node-set' }],
  options: [
    { flags: '--filter <expr>', summary: 'only nodes that fit, before the change or after it' },
    {
      flags: '--types <types>',
      summary: 'only these events: node.changed,conflict',
      completes: 'event-types',
    },
    { flags: '-n, --count <n>', summary: 'end after so many events' },
  ],
  prints: 'lines',
  examples: [
    ['rackcell watch', 'everything'],
    ["rackcell watch 'cb[01-05]' --types node.changed", 'what happens to five nodes'],
    [`rackcell watch --filter 'flag == "Alert"'`, 'nodes that raise an alert or lose it'],
    ['rackcell watch --types cell,conflict -o json', 'for scripts, an event a line'],
  ],
  act: watchEvents,
}
