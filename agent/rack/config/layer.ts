import { nearestWord } from './nearest.ts'
import { type ConfigOption, configOptions, sectionNames } from './option-table.ts'
import type { Origin } from './origin.ts'

/** One value that somebody gave, and where. */
export interface Given {
  readonly option: ConfigOption
  readonly value: unknown
  readonly origin: Origin
}

/** What one source says: values, what is wrong with it, and what is only odd. */
export interface Layer {
  readonly given: readonly Given[]
  readonly flaws: readonly string[]
  readonly warnings?: readonly string[]
}

const byPath = new Map(configOptions.map((option) => [option.path, option]))

/** The option at `section.key`. */
export function optionAt(path: string): ConfigOption | undefined {
  return byPath.get(path)
}

/** `; did you mean http.listen?`, or nothing when no known word is near. */
export function suggestion(given: string, known: Iterable<string>): string {
  const near = nearestWord(given, known)
  return near === undefined ? '' : `; did you mean ${near}?`
}

/** What is wrong with an unknown key of a file. */
export function unknownKey(section: string, key?: string): string {
  if (key === undefined) {
    const inside = configOptions.find((option) => option.key === section)
    if (inside) return `unknown key "${section}"; did you mean ${inside.path}?`
    return `unknown section "${section}"${suggestion(section, sectionNames)}`
  }
  return `unknown key "${section}.${key}"${suggestion(`${section}.${key}`, byPath.keys())}`
}
