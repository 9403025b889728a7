import { fieldsText } from '../output/fields.ts'
import { printable } from '../output/printable.ts'
import type { Screen } from '../output/screen.ts'
import { tableText } from '../output/table.ts'

/** What `GET /cells/v1/nodes/{x}/why` tells. */
export interface WhyAnswer {
  readonly verdict: string
  readonly values?: readonly WhyValue[]
  readonly commandLine?: readonly { readonly text: string; readonly from: string }[]
  readonly levels?: readonly { readonly name: string; readonly found: string }[]
  readonly notes?: readonly string[]
}

interface WhyValue {
  readonly name: string
  readonly value: string
  readonly from: string
  readonly overridden?: readonly { readonly value: string; readonly from: string }[]
  readonly change?: string
}

/** What a node boots and why: the verdict, each value with its source, and where it was looked. */
export function whyText(why: WhyAnswer, screen: Screen): string {
  const { verdict, values = [], commandLine = [], levels = [], notes = [] } = why
  const changes = new Set(values.map(({ change }) => change))
  const [change] = changes
  // What would change one value mostly changes all of them: said once then.
  const isShared = changes.size === 1
  const blocks = [
    `${screen.bold(printable(verdict))}\n`,
    ...values.map((value) => valueText(value, { screen, saysChange: !isShared })),
    isShared && change ? `to change them: ${printable(change)}\n` : '',
    commandLine.length > 0 ? commandLineText(why, screen) : '',
    levels.length > 0 ? levelsText(why, screen) : '',
    notes.map((note) => `note: ${printable(note)}\n`).join(''),
  ]
  return blocks.filter((block) => block !== '').join('\n')
}

function valueText(
  { name, value, from, overridden = [], change }: WhyValue,
  { screen, saysChange }: { readonly screen: Screen; readonly saysChange: boolean },
): string {
  const others = overridden.map((other) => `${other.value || 'nothing'} (${other.from})`)
  return `${screen.bold(name)}  ${printable(value) || 'nothing'}\n${indented(
    fieldsText([
      ['from', from],
      ['instead of', others.join('\n')],
      ['to change it', saysChange ? change : undefined],
    ]),
  )}`
}

function commandLineText({ commandLine = [] }: WhyAnswer, screen: Screen): string {
  const columns = [
    { title: 'TEXT', value: ({ text }: { text: string }) => text, mayShrink: true },
    { title: 'FROM', value: ({ from }: { from: string }) => from, mayShrink: true },
  ]
  const asked = commandLine.some(({ text }) => text.startsWith('BOOTIF='))
  return `${screen.bold('kernel command line')}\n${indented(
    tableText(columns, commandLine, { columns: screen.columns && screen.columns - 2 }),
  )}${asked ? '' : '  and BOOTIF=01-… with its MAC address, for a loader that asks by that\n'}`
}

function levelsText({ levels = [] }: WhyAnswer, screen: Screen): string {
  const columns = [
    { title: 'LOOKED FOR', value: ({ name }: { name: string }) => name },
    { title: 'FOUND', value: ({ found }: { found: string }) => found },
  ]
  const title = screen.bold('configurations, first one first')
  return `${title}\n${indented(tableText(columns, levels))}`
}

function indented(block: string): string {
  return block.replace(/^(?=.)/gm, '  ')
}
