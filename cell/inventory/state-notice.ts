/**
 * What subscribers are yet to be told of components (reference 2.4). A notice is written with the
 * change that it tells of, so that no crash comes between; what changes again before it was told is
 * told once, as it is then. So there is at most one for each component and subscriber.
 */
import type { Component, Subscription, UntoldChange } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'

/** What of a component changed. */
export type NoticeKind = 'State' | 'Role' | 'SoftwareStatus' | 'Enabled'

const kinds: readonly NoticeKind[] = ['State', 'Role', 'SoftwareStatus', 'Enabled']

const isKind = (text: string): text is NoticeKind => kinds.some((kind) => kind === text)

/** What one message of the reference says of components for which the same holds. */
export interface NoticePayload {
  readonly Components: readonly string[]
  readonly State?: string
  readonly Flag?: string
  readonly Role?: string
  readonly SubRole?: string
  readonly SoftwareStatus?: string
  readonly Enabled?: boolean
}

/** What a notice of this kind says of the component. */
function fieldsOf(kind: NoticeKind, component: Component): Omit<NoticePayload, 'Components'> {
  const { state = '', flag = '', role = '', subRole, softwareStatus = '', enabled } = component
  switch (kind) {
    case 'State':
      return { State: state, Flag: flag }
    case 'Role':
      return { Role: role, ...(subRole && { SubRole: subRole }) }
    case 'SoftwareStatus':
      return { SoftwareStatus: softwareStatus }
    case 'Enabled':
      return { Enabled: enabled }
  }
}

/** Whether the subscriber asked for what the component has become. */
function isWanted(kind: NoticeKind, subscription: Subscription, component: Component): boolean {
  switch (kind) {
    case 'State':
      return subscription.states.includes(component.state ?? '')
    case 'Role':
      return (
        subscription.roles.includes(component.role ?? '') ||
        subscription.subRoles.includes(component.subRole ?? '')
      )
    case 'SoftwareStatus':
      return subscription.softwareStatus.includes(component.softwareStatus ?? '')
    case 'Enabled':
      return subscription.enabled ?? false
  }
}

function isChanged(kind: NoticeKind, before: Component | undefined, after: Component): boolean {
  const there = JSON.stringify(fieldsOf(kind, after))
  return before === undefined || there !== JSON.stringify(fieldsOf(kind, before))
}

/** Writes down what the changes of components in `tx` are to be told, and to whom. */
export function noteChanges(tx: Transaction): void {
  const changed = tx.changes.filter(({ family, row }) => family === 'component' && row)
  if (changed.length === 0 || tx.count('subscription') === 0) return
  const subscriptions = [...tx.list('subscription')]
  for (const { row, was } of changed) {
    const after = row?.value as Component
    const found = kinds.filter((kind) => isChanged(kind, was as Component | undefined, after))
    const news = subscriptions
      .map(({ id, ...rest }) => ({
        id,
        kinds: found.filter((kind) => isWanted(kind, { id, ...rest }, after)),
      }))
      .filter((each) => each.kinds.length > 0)
    if (news.length > 0) note(tx, after.id, news)
  }
}

function note(
  tx: Transaction,
  component: string,
  news: readonly { readonly id: number; readonly kinds: readonly NoticeKind[] }[],
): void {
  const before = tx.get('stateNotice', component)?.untold ?? []
  const untold = new Map(before.map((each) => [`${each.subscription} ${each.kind}`, each]))
  for (const { id: subscription, kinds: changed } of news) {
    for (const kind of changed) {
      const place = `${subscription} ${kind}`
      const revision = ((untold.get(place)?.revision ?? 0) + 1) >>> 0
      untold.set(place, { subscription, kind, revision })
    }
  }
  tx.put('stateNotice', { component, untold: [...untold.values()] })
}

/** What one subscriber is to be told of one component. */
export interface Notice extends UntoldChange {
  readonly component: string
}

/** Messages for one subscriber: components of which the same is to be told go together. */
export function payloadsOf(reader: Reader, notices: readonly Notice[]): NoticePayload[] {
  const payloads = new Map<string, NoticePayload & { readonly Components: string[] }>()
  for (const { component: id, kind } of notices) {
    const component = reader.get('component', id)
    if (component === undefined || !isKind(kind)) continue
    const fields = fieldsOf(kind, component)
    const key = JSON.stringify(fields)
    const payload = payloads.get(key)
    if (payload) payload.Components.push(id)
    else payloads.set(key, { Components: [id], ...fields })
  }
  return [...payloads.values()]
}

/** The notices that wait for a subscriber, of `limit` components at most. */
export function noticesFor(reader: Reader, subscription: number, limit: number): Notice[] {
  return reader
    .lookup('stateNotice', 'subscription', String(subscription))
    .slice(0, limit)
    .flatMap((component) => {
      const untold = reader.get('stateNotice', component)?.untold ?? []
      const found = untold.filter((each) => each.subscription === subscription)
      return found.map((each) => ({ component, ...each }))
    })
}

/** Forgets notices that were delivered; what has changed since is kept. */
export function forgetNotices(tx: Transaction, delivered: readonly Notice[]): void {
  for (const { component, subscription, kind, revision } of delivered) {
    const before = tx.get('stateNotice', component)
    const untold = before?.untold.filter((each) => {
      const isSame = each.subscription === subscription && each.kind === kind
      return !isSame || each.revision !== revision
    })
    if (untold === undefined || untold.length === before?.untold.length) continue
    if (untold.length === 0) tx.delete('stateNotice', component)
    else tx.put('stateNotice', { component, untold })
  }
}
