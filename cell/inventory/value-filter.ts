/**
 * One parameter of a list request (reference 1.2): its values are ORed, `!value` excludes, and an
 * empty value stands for "unset" where a parameter allows it.
 */

/** The values of one parameter, read and in canonical spelling. */
export interface ValueFilter {
  /** Absent = any value will do. */
  readonly wanted?: ReadonlySet<string>
  readonly unwanted: ReadonlySet<string>
}

/**
 * Reads a parameter; undefined when it was not given. `read` brings a value to its canonical
 * spelling, and throws for what is none; it gets the text without the `!`.
 */
export function valueFilter(
  values: readonly string[] | undefined,
  read: (text: string) => string,
): ValueFilter | undefined {
  if (values === undefined || values.length === 0) return undefined
  const wanted = new Set<string>()
  const unwanted = new Set<string>()
  for (const value of values) {
    if (value.startsWith('!')) unwanted.add(read(value.slice(1)))
    else wanted.add(read(value))
  }
  return wanted.size > 0 ? { wanted, unwanted } : { unwanted }
}

/** Whether a field with this value passes; unset is the empty text. */
export function passes(filter: ValueFilter | undefined, value: string): boolean {
  if (filter === undefined) return true
  if (filter.unwanted.has(value)) return false
  return filter.wanted === undefined || filter.wanted.has(value)
}
