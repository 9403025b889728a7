/**
 * How Warewulf 4 makes one node out of its profiles: nesting, negation, and what overrides what.
 */

export type Fields = Readonly<Record<string, unknown>>

/**
 * The profiles of a node in the order in which they are laid over each other. A profile's own
 * profiles come before it; `~name` takes out one that came before; each counts once.
 */
export function profilesInOrder(
  names: readonly string[],
  profiles: ReadonlyMap<string, Fields>,
): readonly string[] {
  const order = new Set<string>()
  const visited = new Set<string>()
  const visit = (list: readonly string[]): void => {
    for (const name of list) {
      if (name.startsWith('~')) order.delete(name.slice(1))
      else if (!visited.has(name)) {
        visited.add(name)
        visit(namesOf(profiles.get(name)?.['profiles']))
        order.add(name)
      }
    }
  }
  visit(names)
  return [...order]
}

/** Names of a list, or of text with commas as older versions wrote it. */
export function namesOf(value: unknown): readonly string[] {
  const items = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  return items.map((item) => String(item).trim()).filter((name) => name !== '')
}

/** One set of fields over another: mappings go together, lists are joined, the rest is replaced. */
export function laidOver(below: Fields, above: Fields): Fields {
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) {
    if (value === undefined || value === null || value === '') continue
    const before = merged[key]
    if (Array.isArray(before) && Array.isArray(value)) merged[key] = [...before, ...value]
    else if (isFields(before) && isFields(value)) merged[key] = laidOver(before, value)
    else merged[key] = value
  }
  return merged
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list in which `~item` takes out an item before it, and nothing stands twice. */
export function cleanList(items: readonly string[]): readonly string[] {
  const kept = new Set<string>()
  for (const item of items) {
    if (item.startsWith('~')) kept.delete(item.slice(1))
    else kept.add(item)
  }
  return [...kept]
}
