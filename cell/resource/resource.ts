/**
 * Objects of the resource APIs: what all kinds have in common. A kind whose content is another
 * record's is a second way to write and read that record, never a copy of it.
 */
import { Fault, sha256 } from '../env/index.ts'
import type { Resource } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { resourceNameCharsMax, resourcesPerKindMax } from './limits.ts'

/** A JSON object. */
export type Values = Readonly<Record<string, unknown>>

/** Where the content of a kind lies when it is another record's. */
export interface Mirror {
  names(reader: Reader): readonly string[]
  /** Undefined when there is none of this name. */
  specOf(reader: Reader, name: string): Values | undefined
  /** Puts the whole content. Faults: INPUT_BODY, CONFLICT_*. */
  put(tx: Transaction, name: string, spec: Values): void
  remove(tx: Transaction, name: string): void
  /** Members of `spec` for which that record has no place. */
  readonly extras: readonly string[]
}

/** What the rules need to know of a kind. */
export interface ResourceKind {
  readonly kind: string
  /** `group` in `group-1f0c9a3e`. */
  readonly uidPrefix: string
  readonly mirror?: Mirror
  /** The status after a change of the content; the kept one when absent. */
  statusAfter?(kept: Values, spec: Values, nowMs: number): Values
  /** Refuses what would leave something else without its ground. Fault: CONFLICT_EXISTS. */
  refuseRemoval?(tx: Transaction, object: ResourceObject): void
}

/** What a client says of an object. */
export interface ResourceDraft {
  readonly name: string
  readonly labels: Values
  readonly annotations: Values
  readonly spec: Values
}

/** An object as it is. Times are 0 where it was made on another way. */
export interface ResourceObject extends ResourceDraft {
  readonly uid: string
  readonly status: Values
  readonly createdMs: number
  readonly updatedMs: number
}

const encoder = new TextEncoder()

/** The same everywhere, so that two cells that make the same object make one. */
function uidOf({ kind, uidPrefix }: ResourceKind, name: string): string {
  const digest = sha256(encoder.encode(`rackcell resource\0${kind}\0${name}`))
  return `${uidPrefix}-${Buffer.from(digest.subarray(0, 4)).toString('hex')}`
}

const parsed = (json: string | undefined) => (json ? JSON.parse(json) : {}) as Values

const textOf = (values: Values) => {
  return Object.keys(values).length === 0 ? undefined : JSON.stringify(values)
}

function objectOf(uid: string, name: string, record: Resource | undefined, spec: Values) {
  return {
    uid,
    name,
    labels: parsed(record?.labelsJson),
    annotations: parsed(record?.annotationsJson),
    spec: { ...spec, ...parsed(record?.specJson) },
    status: parsed(record?.statusJson),
    createdMs: record?.createdMs ?? 0,
    updatedMs: record?.updatedMs ?? 0,
  } satisfies ResourceObject
}

function named(reader: Reader, kind: ResourceKind, name: string): ResourceObject | undefined {
  const uid = uidOf(kind, name)
  const record = reader.get('resource', `${kind.kind}/${uid}`)
  const spec = kind.mirror ? kind.mirror.specOf(reader, name) : record && {}
  return spec && objectOf(uid, name, record?.name === name ? record : undefined, spec)
}

function namesOf(reader: Reader, { kind, mirror }: ResourceKind): readonly string[] {
  if (mirror) return mirror.names(reader)
  return [...reader.list('resource')].filter((each) => each.kind === kind).map(({ name }) => name)
}

/** Every object of a kind, by name. */
export function listResources(reader: Reader, kind: ResourceKind): ResourceObject[] {
  return namesOf(reader, kind)
    .flatMap((name) => named(reader, kind, name) ?? [])
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** The object with this uid. */
export function resourceWith(
  reader: Reader,
  kind: ResourceKind,
  uid: string,
): ResourceObject | undefined {
  const name = kind.mirror
    ? kind.mirror.names(reader).find((each) => uidOf(kind, each) === uid)
    : reader.get('resource', `${kind.kind}/${uid}`)?.name
  return name === undefined ? undefined : named(reader, kind, name)
}

function keep(tx: Transaction, kind: ResourceKind, object: ResourceObject): void {
  const { mirror } = kind
  const extras = Object.entries(object.spec).filter(([key]) => mirror?.extras.includes(key) ?? true)
  mirror?.put(tx, object.name, object.spec)
  const [labelsJson, annotationsJson] = [textOf(object.labels), textOf(object.annotations)]
  const [specJson, statusJson] = [textOf(Object.fromEntries(extras)), textOf(object.status)]
  tx.put('resource', {
    ...{ kind: kind.kind, uid: object.uid, name: object.name },
    ...(labelsJson && { labelsJson }),
    ...(annotationsJson && { annotationsJson }),
    ...(specJson && { specJson }),
    ...(statusJson && { statusJson }),
    ...{ createdMs: object.createdMs, updatedMs: object.updatedMs },
  })
}

function checkedName(name: string): string {
  const isLine = name !== '' && name.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(name)
  if (isLine && name.trim() === name && name.length <= resourceNameCharsMax) return name
  const message = `metadata.name is needed: a line of at most ${resourceNameCharsMax} characters`
  throw new Fault('INPUT_BODY', { message })
}

/** Makes an object. Faults: INPUT_BODY, CONFLICT_EXISTS, LIMIT_BODY. */
export function createResource(
  tx: Transaction,
  kind: ResourceKind,
  draft: ResourceDraft,
  nowMs: number,
): ResourceObject {
  const name = checkedName(draft.name)
  const uid = uidOf(kind, name)
  if (resourceWith(tx, kind, uid)) {
    const message = `there is a ${kind.kind} ${JSON.stringify(name.slice(0, 64))} already: ${uid}`
    throw new Fault('CONFLICT_EXISTS', { message })
  }
  if (namesOf(tx, kind).length >= resourcesPerKindMax) {
    throw new Fault('LIMIT_BODY', { message: `there are ${resourcesPerKindMax} of ${kind.kind}` })
  }
  const status = kind.statusAfter?.({}, draft.spec, nowMs) ?? {}
  const object = { ...draft, name, uid, status, createdMs: nowMs, updatedMs: nowMs }
  keep(tx, kind, object)
  return found(tx, kind, uid)
}

function found(tx: Transaction, kind: ResourceKind, uid: string): ResourceObject {
  const object = resourceWith(tx, kind, uid)
  if (object) return object
  throw new Fault('NOT_FOUND', { message: `there is no ${kind.kind} ${uid.slice(0, 64)}` })
}

/** What may be changed of an object: its name and uid stay. */
export type ResourceChange = Partial<
  Pick<ResourceObject, 'labels' | 'annotations' | 'spec' | 'status'>
>

/** Changes an object. Faults: NOT_FOUND, and those of `change`. */
export function changeResource(
  tx: Transaction,
  kind: ResourceKind,
  { uid, nowMs }: { readonly uid: string; readonly nowMs: number },
  change: (before: ResourceObject) => ResourceChange,
): ResourceObject {
  const before = found(tx, kind, uid)
  const changed = { ...before, ...change(before) }
  const status = kind.statusAfter?.(changed.status, changed.spec, nowMs) ?? changed.status
  const object = { ...changed, status, updatedMs: nowMs }
  keep(tx, kind, object)
  // As it is read from now on: another record may keep it in another form.
  return found(tx, kind, uid)
}

/** Removes an object. Faults: NOT_FOUND, CONFLICT_EXISTS, and those of `check`. */
export function deleteResource(
  tx: Transaction,
  kind: ResourceKind,
  uid: string,
  check: (before: ResourceObject) => void,
): ResourceObject {
  const object = found(tx, kind, uid)
  check(object)
  kind.refuseRemoval?.(tx, object)
  kind.mirror?.remove(tx, object.name)
  tx.delete('resource', `${kind.kind}/${uid}`)
  return object
}
