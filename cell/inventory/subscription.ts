/** Who hears of changes of components (reference 1.10). */
import { Fault, type Random, randomHex } from '../env/index.ts'
import type { Subscription } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import {
  type Enumerations,
  normaliseRole,
  normaliseState,
  normaliseSubRole,
} from './enumeration.ts'
import {
  subscriberCharsMax,
  subscriptionsMax,
  subscriptionUrlCharsMax,
  triggersMax,
} from './limits.ts'
import { quoted } from './quoted.ts'
import { putChanged, sameValue } from './record-change.ts'

/** What of a component a subscriber wants to hear of. */
export interface TriggerInput {
  readonly enabled?: boolean | undefined
  readonly roles?: readonly string[] | undefined
  readonly subRoles?: readonly string[] | undefined
  readonly softwareStatus?: readonly string[] | undefined
  readonly states?: readonly string[] | undefined
}

/** A subscription as a client writes it. */
export interface SubscriptionInput extends TriggerInput {
  readonly subscriber?: string | undefined
  readonly url?: string | undefined
}

type Triggers = Pick<Subscription, 'roles' | 'subRoles' | 'softwareStatus' | 'states'> & {
  readonly enabled: boolean
}

const listNames = ['roles', 'subRoles', 'softwareStatus', 'states'] as const

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

function words(
  noun: string,
  texts: readonly string[] = [],
  read: (text: string) => string | undefined,
): readonly string[] {
  if (texts.length > triggersMax) return refuse(`more than ${triggersMax} of ${noun}`)
  return [...new Set(texts.map((text) => read(text) ?? refuse(`invalid ${noun}: ${quoted(text)}`)))]
}

function triggersOf(input: TriggerInput, enumerations: Enumerations): Triggers {
  const status = (text: string) => (text.trim() === '' ? undefined : text)
  return {
    enabled: input.enabled ?? false,
    roles: words('role', input.roles, (text) => normaliseRole(text, enumerations)),
    subRoles: words('subRole', input.subRoles, (text) => normaliseSubRole(text, enumerations)),
    softwareStatus: words('software status', input.softwareStatus, status),
    states: words('state', input.states, normaliseState),
  }
}

function requireTrigger(triggers: Triggers): void {
  if (triggers.enabled || listNames.some((name) => triggers[name].length > 0)) return
  const names = 'Enabled, Roles, SubRoles, SoftwareStatus, or States'
  refuse(`Missing trigger. At least one of ${names} is needed.`)
}

/** Where notices go. Names and passwords have no place in it: it is shown to whoever may read. */
function urlOf(text: string | undefined): string {
  if (!text) return refuse('Missing url')
  const url = text.length <= subscriptionUrlCharsMax && URL.canParse(text) ? new URL(text) : null
  const isUsable = url && ['http:', 'https:'].includes(url.protocol) && !url.username
  if (!isUsable || url.password) {
    return refuse('Url is not an http or https URL without a name and a password')
  }
  return text
}

function whoAndWhere(input: SubscriptionInput): Pick<Subscription, 'subscriber' | 'url'> {
  if (!input.subscriber) return refuse('Missing name of subscriber')
  if (input.subscriber.length > subscriberCharsMax) {
    return refuse(`the name of the subscriber has more than ${subscriberCharsMax} characters`)
  }
  return { subscriber: input.subscriber, url: urlOf(input.url) }
}

function wantedOf(input: SubscriptionInput, enumerations: Enumerations) {
  const who = whoAndWhere(input)
  const triggers = triggersOf(input, enumerations)
  requireTrigger(triggers)
  return { ...who, ...triggers }
}

function rivalOf(
  reader: Reader,
  { subscriber, url }: Pick<Subscription, 'subscriber' | 'url'>,
): Subscription | undefined {
  return [...reader.list('subscription')].find((other) => {
    return other.subscriber === subscriber && other.url === url
  })
}

/** A number that nobody has: two cells that give one at the same time must not meet. */
function freeId(reader: Reader, random: Random): number {
  for (;;) {
    const id = Number.parseInt(randomHex(random, 4), 16) >>> 1
    if (id > 0 && reader.get('subscription', String(id)) === undefined) return id
  }
}

/**
 * Adds a subscription and answers with it; the same one that is there already is left as it is.
 * Faults: INPUT_BODY, CONFLICT_EXISTS for another one of this subscriber for the same place.
 */
export function addSubscription(
  tx: Transaction,
  input: SubscriptionInput,
  { enumerations, random }: { enumerations: Enumerations; random: Random },
): Subscription {
  const wanted = wantedOf(input, enumerations)
  const before = rivalOf(tx, wanted)
  if (before) {
    const { id, ...facts } = before
    if (sameValue(facts, wanted)) return before
    const message = `Subscribe failed: ${quoted(wanted.subscriber)} has subscription ${id} there`
    throw new Fault('CONFLICT_EXISTS', { message, details: { id } })
  }
  if (tx.count('subscription') >= subscriptionsMax) {
    return refuse(`there are ${subscriptionsMax} subscriptions already`)
  }
  const subscription = { id: freeId(tx, random), ...wanted }
  tx.put('subscription', subscription)
  return subscription
}

/** The subscription with this number. Faults: INPUT_BODY for what is none, NOT_FOUND. */
export function existingSubscription(reader: Reader, text: string): Subscription {
  if (!/^\d{1,10}$/.test(text) || Number(text) < 1) return refuse('Invalid subscription ID')
  const found = reader.get('subscription', String(Number(text)))
  if (found) return found
  throw new Fault('NOT_FOUND', { message: 'Subscription not found' })
}

/** Replaces a subscription. Faults: as `existingSubscription` and `addSubscription`. */
export function putSubscription(
  tx: Transaction,
  { id: text, input }: { id: string; input: SubscriptionInput },
  enumerations: Enumerations,
): void {
  const before = existingSubscription(tx, text)
  const after = { id: before.id, ...wantedOf(input, enumerations) }
  const rival = rivalOf(tx, after)
  if (rival && rival.id !== before.id) {
    throw new Fault('CONFLICT_EXISTS', { message: `subscription ${rival.id} is the same` })
  }
  putChanged(tx, 'subscription', { before, after })
}

/** Adds, removes or replaces triggers. Faults: as `existingSubscription`, INPUT_BODY. */
export function patchSubscription(
  tx: Transaction,
  { id, op, input }: { id: string; op: string; input: TriggerInput },
  enumerations: Enumerations,
): void {
  const before = existingSubscription(tx, id)
  const change = op.toLowerCase()
  if (!['add', 'remove', 'replace'].includes(change)) {
    refuse(`Op ${quoted(op)} is none of add, remove and replace`)
  }
  const given = triggersOf(input, enumerations)
  const listed = (name: (typeof listNames)[number]): readonly string[] => {
    if (input[name] === undefined) return before[name]
    if (change === 'replace') return given[name]
    if (change === 'add') return [...new Set([...before[name], ...given[name]])]
    return before[name].filter((word) => !given[name].includes(word))
  }
  const isGiven = input.enabled !== undefined
  const after = {
    ...before,
    enabled: isGiven ? change !== 'remove' && given.enabled : (before.enabled ?? false),
    roles: listed('roles'),
    subRoles: listed('subRoles'),
    softwareStatus: listed('softwareStatus'),
    states: listed('states'),
  }
  requireTrigger(after)
  putChanged(tx, 'subscription', { before, after })
}

/** Removes every subscription; answers how many there were. */
export function deleteSubscriptions(tx: Transaction): number {
  const ids = [...tx.list('subscription')].map(({ id }) => String(id))
  for (const id of ids) tx.delete('subscription', id)
  return ids.length
}
