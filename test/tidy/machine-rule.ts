import { hostname } from 'node:os'
import { type Rule, root } from './source.ts'

/** Where people keep their checkouts. Spelled in parts, or this file would be the first finding. */
const homes = [
  ['', 'Users', ''].join('/'),
  ['', 'work', ''].join('/'),
  ['', 'workspace', ''].join('/'),
]

/** The host part of a package registry's address. */
function registryHost(): string | undefined {
  const address = process.env['npm_config_registry']
  return address && URL.canParse(address) ? new URL(address).host : undefined
}

/**
 * What must not be written anywhere: it is true of the machine where somebody worked, not of the
 * project.
 */
export function machineMarks(): readonly string[] {
  const marks = [...homes]
  // A checkout at /src or the like is an ordinary word somewhere, and so is a short host name.
  if (root.split('/').length > 2) marks.push(`${root}/`)
  if (hostname().length > 8) marks.push(hostname())
  const registry = registryHost()
  if (registry) marks.push(registry)
  return marks
}

/** A rule that looks for marks of a machine. */
export function noMachine(marks: readonly string[]): Rule {
  return {
    name: 'nothing tells of the machine where it was written',
    appliesTo: () => true,
    *find({ text }) {
      for (const [index, line] of text.split('\n').entries()) {
        const mark = marks.find((each) => line.includes(each))
        if (mark) yield { line: index + 1, what: `"${mark}" belongs to a machine` }
      }
    },
  }
}

/** Notes to oneself go where they are read: into the tracker, or into the code that solves them. */
export const noNote: Rule = {
  name: 'no notes to oneself',
  appliesTo: (path) => /\.(ts|js|cjs|proto|md|yaml|sh)$/.test(path),
  *find({ text }) {
    const note = new RegExp(
      `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`,
    )
    for (const [index, line] of text.split('\n').entries()) {
      const [word] = note.exec(line) ?? []
      if (word) yield { line: index + 1, what: word }
    }
  },
}
