import { type FamilyName, familyRule } from '../../../../cell/store/index.ts'
import type { ClusterView, ViewChange } from '../../../../cell/view/index.ts'
import { changedFields, type EventType, type ViewEvent } from './event.ts'

/** Records that are told about themselves, and whether their values are told, too. */
const told: { readonly [Name in FamilyName]?: { type: EventType; withValues: boolean } } = {
  group: { type: 'group.changed', withValues: true },
  bootIntent: { type: 'boot.changed', withValues: true },
  bootHost: { type: 'boot.changed', withValues: true },
  bootImage: { type: 'boot.changed', withValues: true },
  // User data may hold what is meant for the node alone.
  cloudDefaults: { type: 'cloud-init.changed', withValues: false },
  cloudGroup: { type: 'cloud-init.changed', withValues: false },
  instanceInfo: { type: 'cloud-init.changed', withValues: false },
}

/** What says nothing to a reader. */
const inward = ['creationId', 'label', 'subject', 'id']

/** Groups and configurations as they were when last looked at. */
export class RecordShadow {
  readonly #view: ClusterView
  readonly #records = new Map<string, object>()

  constructor(view: ClusterView) {
    this.#view = view
    for (const family of Object.keys(told) as FamilyName[]) {
      if (!told[family]?.withValues) continue
      for (const record of view.list(family)) this.#records.set(keyOf(family, record), record)
    }
  }

  isTold(family: FamilyName): boolean {
    return told[family] !== undefined
  }

  /** What is to be told of a change; undefined when nothing is to be seen. */
  look({ family, id, cell }: Pick<ViewChange, 'family' | 'id' | 'cell'>): ViewEvent | undefined {
    const rule = told[family]
    if (!rule) return undefined
    const after = this.#view.get(family, id) as object | undefined
    const head = { type: rule.type, cell, id, record: family }
    if (!rule.withValues) return { ...head, change: after ? 'changed' : 'removed' }
    const key = `${family}/${id}`
    const before = this.#records.get(key)
    if (after) this.#records.set(key, after)
    else this.#records.delete(key)
    const changed = changedFields(before, after, inward)
    const change = !before ? 'added' : after ? 'changed' : 'removed'
    if (change === 'changed' && !changed) return undefined
    return before || after ? { ...head, change, ...(changed ? { changed } : {}) } : undefined
  }
}

function keyOf(family: FamilyName, record: object): string {
  return `${family}/${familyRule(family).idOf(record)}`
}
