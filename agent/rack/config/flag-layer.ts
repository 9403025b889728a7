import { type Given, type Layer, suggestion } from './layer.ts'
import { type ConfigOption, configOptions } from './option-table.ts'
import { judgeValue, valueOfText } from './option-value.ts'

const byFlag = new Map(
  configOptions.flatMap((option) => option.flags.map((flag) => [flag, option] as const)),
)

/** The file, which is named before anything else can be read. */
const fileFlag = 'config'

/** Flags with what they said of the configuration file. */
export interface Flags extends Layer {
  /** Undefined = not said; empty = no file. */
  readonly file: string | undefined
}

interface Word {
  readonly name: string
  readonly text: string | undefined
  readonly used: number
}

/** `--http=127.0.0.1:7601` or `--http 127.0.0.1:7601`. */
function wordAt(args: readonly string[], at: number): Word | undefined {
  const match = /^--([a-zA-Z][\w-]*)(?:=(.*))?$/s.exec(args[at] ?? '')
  if (!match) return undefined
  const [, name = '', text] = match
  if (text !== undefined) return { name, text, used: 1 }
  const next = args[at + 1]
  const isValue = next !== undefined && !next.startsWith('--')
  return isValue ? { name, text: next, used: 2 } : { name, text: undefined, used: 1 }
}

function booleanOf(
  name: string,
): { readonly option: ConfigOption; readonly value: boolean } | undefined {
  const positive = byFlag.get(name)
  if (positive?.kind === 'boolean') return { option: positive, value: true }
  const negative = name.startsWith('no-') ? byFlag.get(name.slice(3)) : undefined
  return negative?.kind === 'boolean' ? { option: negative, value: false } : undefined
}

/** Reads the flags of a command line. */
export function flagLayer(args: readonly string[]): Flags {
  const given: Given[] = []
  const flaws: string[] = []
  let file: string | undefined
  for (let at = 0; at < args.length; ) {
    const word = wordAt(args, at)
    if (!word) {
      flaws.push(`"${args[at]}" is not expected here: options are written --name value`)
      at++
      continue
    }
    const flag = `--${word.name}`
    const option = byFlag.get(word.name)
    const plain = booleanOf(word.name)
    at += word.used
    if (word.name === fileFlag) {
      if (word.text === undefined) flaws.push(`${flag} needs the path of a file`)
      file = word.text
    } else if (plain && (word.text === undefined || !option)) {
      // `--no-x` never takes a value: give back the word behind it.
      if (word.used === 2) at--
      given.push({ ...plain, origin: { kind: 'flag', name: flag } })
    } else if (!option) {
      const names = [...byFlag.keys(), fileFlag].map((name) => `--${name}`)
      flaws.push(`unknown option ${flag}${suggestion(flag, names)}`)
    } else if (word.text === undefined) flaws.push(`${flag} needs a value`)
    else {
      const judged = judgeValue(option, valueOfText(option, word.text))
      if ('expected' in judged) flaws.push(`${flag} takes ${judged.expected}`)
      else given.push({ option, value: judged.value, origin: { kind: 'flag', name: flag } })
    }
  }
  return { given, flaws, file }
}
