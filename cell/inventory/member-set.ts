/** What groups and partitions have in common: tags, members, and when two of them say the same. */
import { Fault } from '../env/index.ts'
import type { Reader } from '../store/index.ts'
import { labelOf } from './label.ts'
import { quoted } from './quoted.ts'
import { sameValue } from './record-change.ts'
import { type Xname, xnameOf } from './xname.ts'

/** Runs the checks of a set's fields under the heading that clients know. */
export function checkedSet<Result>(noun: string, check: () => Result): Result {
  try {
    return check()
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    throw new Fault(cause.code, { cause, message: `couldn't validate ${noun}: ${cause.message}` })
  }
}

/** The tags, each once. Fault: INPUT_BODY. */
export function tagsOf(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => labelOf(tag, 'tag')))]
}

/** The names of the members, each once. Fault: INPUT_XNAME. */
export function memberNames(ids: readonly string[]): Xname[] {
  return [...new Set(ids.map((id) => xnameOf(id)))]
}

/** Fault: INPUT_XNAME for what is not in the inventory. */
export function refuseNoComponent(reader: Reader, member: Xname): void {
  if (reader.get('component', member) !== undefined) return
  throw new Fault('INPUT_XNAME', {
    message: `${quoted(member)} is not a component: only components can be members`,
    details: { member },
  })
}

/** A change must change something. Fault: INPUT_BODY when nothing is given. */
export function refuseEmptyPatch(patch: {
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly memberIds?: readonly string[] | undefined
}): void {
  const { description, tags, memberIds } = patch
  if (description !== undefined || tags !== undefined || memberIds?.length) return
  throw new Fault('INPUT_BODY', { message: 'Request must have at least one patch field.' })
}

/** Refuses to make what exists with other facts. Fault: CONFLICT_EXISTS naming them. */
export function refuseDifferent<Facts extends object>(
  named: { readonly noun: string; readonly name: string },
  here: Facts,
  there: Facts,
): void {
  const names = Object.keys(here) as (keyof Facts & string)[]
  const differs = names.filter((name) => !sameValue(here[name], there[name])).join(', ')
  if (differs === '') return
  throw new Fault('CONFLICT_EXISTS', {
    message: `${named.noun} ${named.name} exists and differs in ${differs}`,
    details: { [named.noun === 'group' ? 'label' : 'name']: named.name, differs },
  })
}
