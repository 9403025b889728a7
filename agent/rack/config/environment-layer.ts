import { type Given, type Layer, suggestion } from './layer.ts'
import { configOptions, sectionNames } from './option-table.ts'
import { judgeValue, valueOfText } from './option-value.ts'

const prefix = 'RACKCELL_'
const byVariable = new Map(configOptions.map((option) => [option.variable, option]))
const sectionPrefixes = sectionNames.map((name) => {
  return `${prefix}${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_`
})

/**
 * Reads RACKCELL_* variables. Those of other programs (RACKCELL_URL, RACKCELL_TOKEN) share the
 * prefix and are left alone; one that begins like a section but names no option is an error.
 */
export function environmentLayer(environment: Readonly<Record<string, string | undefined>>): Layer {
  const given: Given[] = []
  const flaws: string[] = []
  for (const [name, text] of Object.entries(environment)) {
    if (!name.startsWith(prefix) || text === undefined) continue
    const option = byVariable.get(name)
    if (!option) {
      if (!sectionPrefixes.some((start) => name.startsWith(start))) continue
      flaws.push(`${name}: unknown variable${suggestion(name, byVariable.keys())}`)
      continue
    }
    const judged = judgeValue(option, valueOfText(option, text))
    if ('expected' in judged) flaws.push(`${name}: ${option.path} takes ${judged.expected}`)
    else given.push({ option, value: judged.value, origin: { kind: 'environment', name } })
  }
  return { given, flaws }
}
