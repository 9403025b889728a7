/** Objects as JSON, as they are sent and answered (reference cloud-init 3.1). */
import Value from 'typebox/value'
import { jsonTextOf } from '../../../../cell/boot/index.ts'
import { Fault, sha256 } from '../../../../cell/env/index.ts'
import {
  applyJsonPatch,
  applyMergePatch,
  type ResourceObject,
  type Values,
} from '../../../../cell/resource/index.ts'
import type { ServedKind } from './kind.ts'
import { labelCharsMax, labelsMax } from './limits.ts'

const refuse = (message: string): never => {
  throw new Fault('INPUT_BODY', { message })
}

function mapOf(value: unknown, name: string): Values {
  if (value === undefined || value === null) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Values
  return refuse(`${name} is no object`)
}

function labelsOf(value: unknown, name: string): Values {
  const entries = Object.entries(mapOf(value, name))
  if (entries.length > labelsMax) refuse(`${name} has more than ${labelsMax} entries`)
  for (const [key, label] of entries) {
    if (typeof label !== 'string') refuse(`${name}.${key.slice(0, 64)} is no text`)
    else if (label.length + key.length > labelCharsMax) refuse(`${name} has an entry too long`)
  }
  return Object.fromEntries(entries)
}

/** The content without members that the kind does not know. Fault: INPUT_BODY. */
function specOf({ spec: schema }: ServedKind, value: unknown): Values {
  jsonTextOf('spec', value)
  const cleaned = Value.Clean(schema, structuredClone(mapOf(value, 'spec')))
  for (const { instancePath, message } of Value.Errors(schema, cleaned)) {
    refuse(`spec${instancePath.replaceAll('/', '.')} ${message}`)
  }
  return cleaned as Values
}

/** What a body says: in its envelope, or flat, with the name beside the members of `spec`. */
export function draftOf(kind: ServedKind, body: unknown) {
  const given = mapOf(body, 'the body')
  const { spec, metadata, name: flatName, ...flat } = given
  const { name = flatName, labels, annotations } = mapOf(metadata, 'metadata')
  return {
    name: typeof name === 'string' ? name : '',
    labels: labelsOf(labels, 'metadata.labels'),
    annotations: labelsOf(annotations, 'metadata.annotations'),
    spec: specOf(kind, spec ?? flat),
  }
}

const timeText = (ms: number) => new Date(ms).toISOString()

function historyJson(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows
  return (rows as readonly Values[]).map(({ timestampMs, ...row }) => {
    return { ...row, ...(Number(timestampMs) && { timestamp: timeText(Number(timestampMs)) }) }
  })
}

function expiryOf({ spec, createdMs }: ResourceObject): number | undefined {
  const { expires_at: at, ttl_seconds: seconds } = spec
  if (typeof at === 'string') return Date.parse(at)
  return typeof seconds === 'number' && seconds > 0 ? createdMs + seconds * 1_000 : undefined
}

/** Whether a profile no longer counts. */
export function isExpired(object: ResourceObject, nowMs: number): boolean {
  const expiry = expiryOf(object)
  return expiry !== undefined && expiry <= nowMs
}

function statusJson({ kind }: ServedKind, object: ResourceObject, nowMs: number): Values {
  const { status } = object
  if (kind === 'Group')
    return { ...status, templateHistory: historyJson(status['templateHistory']) }
  const expiry = kind === 'Profile' ? expiryOf(object) : undefined
  if (expiry === undefined) return status
  const expired = expiry <= nowMs
  const expires_at = timeText(expiry)
  return { ...status, expired, expires_at, ...(expired && { expired_at: expires_at }) }
}

/** An object as it is answered. */
export function objectJson(kind: ServedKind, object: ResourceObject, nowMs: number) {
  const { uid, name, labels, annotations, spec, createdMs, updatedMs } = object
  return {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: {
      name,
      uid,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      createdAt: timeText(createdMs),
      updatedAt: timeText(updatedMs),
    },
    spec,
    status: statusJson(kind, object, nowMs),
  }
}

/** `W/"…"`: 16 hex digits of what is kept of the object. */
export function etagOf({ uid, labels, annotations, spec, status, updatedMs }: ResourceObject) {
  const text = JSON.stringify([uid, labels, annotations, spec, status, updatedMs])
  const digest = sha256(new TextEncoder().encode(text))
  return `W/"${Buffer.from(digest.subarray(0, 8)).toString('hex')}"`
}

const envelope = ['apiVersion', 'kind', 'metadata', 'spec', 'status']

function patched(whole: Values, body: unknown, type: string): unknown {
  if (type.startsWith('application/json-patch+json')) return applyJsonPatch(whole, body)
  const patch = mapOf(body, 'the body')
  const isWhole = Object.keys(patch).every((key) => envelope.includes(key))
  return applyMergePatch(whole, isWhole ? patch : { spec: patch })
}

/**
 * What a patch makes of an object: a JSON patch and a merge patch of the whole of it, or the short
 * form, members of `spec` alone. Fault: INPUT_BODY, also for another name, uid or kind.
 */
export function patchedDraft(
  kind: ServedKind,
  before: ResourceObject,
  { body, type, nowMs }: { readonly body: unknown; readonly type: string; readonly nowMs: number },
) {
  const whole = objectJson(kind, before, nowMs)
  const after = mapOf(patched(whole, body, type), 'the patched object')
  const { uid } = mapOf(after['metadata'], 'metadata')
  const { name, ...draft } = draftOf(kind, {
    metadata: after['metadata'],
    spec: after['spec'] ?? {},
  })
  if (name !== before.name || uid !== before.uid || after['kind'] !== kind.kind) {
    refuse('kind, metadata.name and metadata.uid stay as they are')
  }
  return draft
}

/** A status after PUT, or after a patch of it. Fault: INPUT_BODY. */
export function statusOf(before: Values, body: unknown, type: string | undefined): Values {
  const { status = body } = mapOf(Array.isArray(body) ? {} : body, 'the body')
  const isList = type?.startsWith('application/json-patch+json')
  const after = isList
    ? applyJsonPatch(before, body)
    : type === undefined
      ? status
      : applyMergePatch(before, status)
  jsonTextOf('status', after)
  return mapOf(after, 'status')
}
