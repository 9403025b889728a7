/**
 * JSON values as YAML for cloud-init's reader. That one knows YAML 1.1, where `no`, `12:30` and
 * `<<` are no text, and refuses a whole document for one character that it does not take for
 * printable; a document that cannot be read costs a node its boot, and values come from operators.
 * General writers are made for other readers, so this one leaves bare what is text to everybody and
 * quotes the rest.
 */

/**
 * Words with separators inside, beginning with a letter: text in every YAML, if it is no word
 * below.
 */
const bareText = /^[A-Za-z_/][\w/+@=.~-]*(?:(?:[ :]|, ?)[\w/+@=.~-]+)*$/

/**
 * Words that YAML 1.1 reads as truth or nothing (its types bool, null), and what looks like a
 * number's end.
 */
const words = /^(?:y|n|yes|no|on|off|true|false|null|e\d+)$/i

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** What YAML 1.1 does not take for printable (5.1), and line breaks of its own. */
const unprintable =
  /[^\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u2028\u2029\ufeff]/gu

function escapeOf(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}

function textOf(text: string): string {
  if ((bareText.test(text) && !words.test(text)) || ipv4.test(text)) return text
  // JSON's escapes are YAML's, too.
  return JSON.stringify(text).replace(unprintable, escapeOf)
}

/** YAML 1.1 knows an exponent only behind a point. */
function numberOf(value: number): string {
  return String(value).replace(/^(-?\d+)e/, '$1.0e')
}

function scalarOf(value: unknown): string {
  if (typeof value === 'string') return textOf(value)
  return typeof value === 'number' ? numberOf(value) : String(value)
}

function linesOfList(items: readonly unknown[], indent: string): string {
  return items
    .map((item) => {
      const inner = linesOf(item, `${indent}  `)
      // A list or map begins on the line of its dash.
      return inner.startsWith('\n')
        ? `${indent}- ${inner.slice(indent.length + 3)}`
        : `${indent}-${inner}`
    })
    .join('')
}

/** What follows a key or a dash: ` value`, or a line break and the lines of a list or map. */
function linesOf(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${scalarOf(value)}\n`
  if (Array.isArray(value)) return value.length > 0 ? `\n${linesOfList(value, indent)}` : ' []\n'
  const entries = Object.entries(value)
  if (entries.length === 0) return ' {}\n'
  const lines = entries.map(([key, item]) => {
    const inner = Array.isArray(item) ? indent : `${indent}  `
    return `${indent}${textOf(key)}:${linesOf(item, inner)}`
  })
  return `\n${lines.join('')}`
}

/** A map as a YAML document; lists stand under their key without more indentation. */
export function yamlText(values: Readonly<Record<string, unknown>>): string {
  return linesOf(values, '').trimStart()
}
