import { printable } from './printable.ts'

/** `Name:  value` lines, the values in one column; what is absent or empty is left out. */
export function fieldsText(
  fields: readonly (readonly [name: string, value: string | number | boolean | undefined])[],
): string {
  const shown = fields.filter(([, value]) => value !== undefined && value !== '')
  const width = shown.reduce((chars, [name]) => Math.max(chars, name.length), 0) + 1
  return shown
    .map(([name, value]) => {
      const indented = printable(String(value)).replaceAll('\n', `\n${' '.repeat(width + 1)}`)
      return `${`${name}:`.padEnd(width)} ${indented}\n`
    })
    .join('')
}
