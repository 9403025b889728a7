/** JSON patch (RFC 6902) with JSON pointers (RFC 6901), on plain JSON values. */
import { Fault } from '../env/index.ts'
import { patchedValuesMax, patchOperationsMax, pointerSegmentsMax } from './limits.ts'

type Pointer = readonly string[]

function refuse(what: string): never {
  throw new Fault('INPUT_BODY', { message: `JSON patch: ${what}` })
}

function pointerOf(text: unknown, name: string): Pointer {
  if (typeof text !== 'string') refuse(`${name} is missing`)
  if (text === '') return []
  const shown = JSON.stringify(text.slice(0, 64))
  if (!text.startsWith('/') || /~(?![01])/.test(text)) refuse(`${name} ${shown} is no JSON pointer`)
  const segments = text.slice(1).split('/')
  if (segments.length > pointerSegmentsMax) refuse(`${name} ${shown} is too deep`)
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function nowhere(segment: string): never {
  return refuse(`there is nothing at ${JSON.stringify(segment.slice(0, 64))}`)
}

/** A place in a list: digits without leading zeros, up to and with `last`. */
function indexOf(segment: string, last: number): number {
  const index = /^(?:0|[1-9]\d{0,8})$/.test(segment) ? Number(segment) : last + 1
  return index <= last ? index : nowhere(segment)
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>((inner, segment) => {
    if (Array.isArray(inner)) return inner[indexOf(segment, inner.length - 1)]
    const isThere = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, segment)
    return isThere ? (inner as Record<string, unknown>)[segment] : nowhere(segment)
  }, value)
}

/** How the last step of a pointer changes what it stands in. */
interface Step {
  list(items: readonly unknown[], segment: string): readonly unknown[]
  object(members: Map<string, unknown>, segment: string): void
}

/** A copy of `value` with the step made at the pointer; what is not on its way is shared. */
function changedAt(value: unknown, [segment = '', ...rest]: Pointer, step: Step): unknown {
  if (Array.isArray(value)) {
    if (rest.length === 0) return step.list(value, segment)
    const at = indexOf(segment, value.length - 1)
    return value.with(at, changedAt(value[at], rest, step))
  }
  if (typeof value !== 'object' || value === null) return nowhere(segment)
  const members = new Map(Object.entries(value))
  if (rest.length === 0) step.object(members, segment)
  else if (!members.has(segment)) nowhere(segment)
  else members.set(segment, changedAt(members.get(segment), rest, step))
  return Object.fromEntries(members)
}

function added(document: unknown, pointer: Pointer, value: unknown): unknown {
  if (pointer.length === 0) return value
  return changedAt(document, pointer, {
    list: (items, segment) => {
      return items.toSpliced(
        segment === '-' ? items.length : indexOf(segment, items.length),
        0,
        value,
      )
    },
    object: (members, segment) => void members.set(segment, value),
  })
}

function removed(document: unknown, pointer: Pointer): unknown {
  if (pointer.length === 0) return null
  return changedAt(document, pointer, {
    list: (items, segment) => items.toSpliced(indexOf(segment, items.length - 1), 1),
    object: (members, segment) => void (members.delete(segment) || nowhere(segment)),
  })
}

function replaced(document: unknown, pointer: Pointer, value: unknown): unknown {
  if (pointer.length === 0) return value
  return changedAt(document, pointer, {
    list: (items, segment) => items.with(indexOf(segment, items.length - 1), value),
    object: (members, segment) => {
      if (!members.has(segment)) nowhere(segment)
      members.set(segment, value)
    },
  })
}

/** Equal as JSON: the order of members does not count (RFC 6902, 4.6). */
function isEqual(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return left === right
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [entries, count] = [Object.entries(left), Object.keys(right).length]
  return (
    entries.length === count &&
    entries.every(([key, value]) => {
      return Object.hasOwn(right, key) && isEqual(value, (right as Record<string, unknown>)[key])
    })
  )
}

/** Whether a value has more than `left` values in it; goes over no more of them. */
function valuesLeft(value: unknown, left: number): number {
  if (left <= 0 || typeof value !== 'object' || value === null) return left - 1
  let rest = left - 1
  for (const inner of Object.values(value)) {
    rest = valuesLeft(inner, rest)
    if (rest < 0) break
  }
  return rest
}

function moved(document: unknown, from: Pointer, path: Pointer): unknown {
  const isInside = from.length < path.length && from.every((segment, at) => segment === path[at])
  if (isInside) refuse('nothing can be moved into itself')
  return added(removed(document, from), path, valueAt(document, from))
}

function applied(document: unknown, operation: unknown): unknown {
  if (typeof operation !== 'object' || operation === null) refuse('an operation is no object')
  const { op, path, from, value } = operation as Readonly<Record<string, unknown>>
  const place = pointerOf(path, 'path')
  if (['add', 'replace', 'test'].includes(String(op)) && !Object.hasOwn(operation, 'value')) {
    refuse('value is missing')
  }
  switch (op) {
    case 'add':
      return added(document, place, value)
    case 'remove':
      return removed(document, place)
    case 'replace':
      return replaced(document, place, value)
    case 'move':
      return moved(document, pointerOf(from, 'from'), place)
    case 'copy':
      return added(document, place, valueAt(document, pointerOf(from, 'from')))
    case 'test':
      if (!isEqual(valueAt(document, place), value)) refuse(`the test of ${path} fails`)
      return document
    default:
      return refuse(`there is no operation ${JSON.stringify(String(op).slice(0, 64))}`)
  }
}

/** The document as all operations leave it, or as it was: INPUT_BODY says which one fails. */
export function applyJsonPatch(document: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) return refuse('the body is no list of operations')
  if (operations.length > patchOperationsMax) {
    refuse(`more than ${patchOperationsMax} operations`)
  }
  return operations.reduce<unknown>((before, operation) => {
    const after = applied(before, operation)
    if (valuesLeft(after, patchedValuesMax) < 0) refuse('the object grows too large')
    return after
  }, document)
}
