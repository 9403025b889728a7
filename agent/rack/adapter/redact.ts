/** Shown in place of a secret. */
export const redacted = '[redacted]'

/** Objects deeper than this are cut: log fields are flat, except for errors and their causes. */
const depthMax = 8
/** Entries of one list or object that are looked at. */
const entriesMax = 256
/** A longer text is cut: a line of a log is for people. */
const textCharsMax = 8 * 1_024

/** Names of fields whose values are nobody's business, in any spelling. */
const secretName =
  /authori[sz]ation|bearer|token|passw|passphrase|^pwd$|seed|secret|private.?key|cookie|credential|jwt|api.?key|^d$/i

/** Fields that only sound like it. */
const openNames = new Set(['tokenId', 'tokenType', 'tokens'])

/** JWTs, whatever they stand in; the first part of one always begins with `{"` in base64url. */
const jwtForm = /\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g
const bearerForm = /\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi
/** `https://user:password@host` */
const urlUserForm = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi
const pairForm =
  /((?:[\w-]*(?:token|password|passwd|passphrase|secret|seed)[\w-]*)["']?\s*[=:]\s*["']?)[^\s"'&,;)}\]]+/gi

/** Text with everything that looks like a secret taken out. */
export function redactText(text: string): string {
  const short = text.length > textCharsMax ? `${text.slice(0, textCharsMax)}…` : text
  return short
    .replace(jwtForm, redacted)
    .replace(bearerForm, `$1 ${redacted}`)
    .replace(urlUserForm, `$1${redacted}@`)
    .replace(pairForm, `$1${redacted}`)
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { message, name, stack, cause, ...extra } = error as Error & Record<string, unknown>
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: name || error.name,
    message: redactText(String(message)),
    ...(redactAt(extra, depth + 1) as object),
    ...(frames?.length ? { stack: frames.map((line) => line.trim()).join('\n') } : {}),
    ...(cause === undefined ? {} : { cause: redactAt(cause, depth + 1) }),
  }
}

function redactAt(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (depth >= depthMax) return '[deep]'
  if (value instanceof Error) return redactError(value, depth)
  // Bytes are keys, signatures or images: their length says enough.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return `[${value.byteLength} bytes]`
  if (value instanceof Date) return value
  if (Array.isArray(value)) {
    return value.slice(0, entriesMax).map((item) => redactAt(item, depth + 1))
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  return Object.fromEntries(
    entries.slice(0, entriesMax).map(([name, item]) => {
      const isSecret = secretName.test(String(name)) && !openNames.has(String(name))
      const isEmpty = item === undefined || item === null || item === ''
      return [name, isSecret && !isEmpty ? redacted : redactAt(item, depth + 1)]
    }),
  )
}

/** Fields of a log line without secrets: by their names, and by what texts look like. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactAt(fields, 0) as Record<string, unknown>
}
