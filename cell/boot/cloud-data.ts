/**
 * What the `cloud-init` members of boot configurations say for a node: older clients keep its
 * cloud-init data there (reference 3.4).
 */
import type { Component } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { ownSubjects, subjectsOf } from './precedence.ts'
import { entryOf, putEntry } from './subject.ts'

/** A map of values for cloud-init. */
export type CloudValues = Readonly<Record<string, unknown>>

/** Values of a node, and those that hold for all. */
export interface BootCloudData {
  readonly metaData: CloudValues
  readonly userData: CloudValues
  readonly global: CloudValues
}

function isMap(value: unknown): value is CloudValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The map that a text holds; anything else says nothing. */
function mapOf(json: string | undefined): CloudValues {
  const value: unknown = json === undefined ? undefined : JSON.parse(json)
  return isMap(value) ? value : {}
}

/** `over` upon `under`: maps are merged at every depth, of anything else the upper one counts. */
export function mergeCloudValues(under: CloudValues, over: CloudValues): CloudValues {
  const merged = new Map(Object.entries(under))
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key)
    merged.set(key, isMap(below) && isMap(value) ? mergeCloudValues(below, value) : value)
  }
  return Object.fromEntries(merged)
}

/**
 * The data of a node: of the first of its configurations that has any, upon its role's. A machine
 * that nobody knows has what is written for `Default`.
 */
export function bootCloudData(reader: Reader, node: Component | undefined): BootCloudData {
  const role = node?.role ? entryOf(reader, `role:${node.role}`) : undefined
  const subjects = node ? [...subjectsOf(reader, node)] : ['default']
  const own = subjects
    .map((subject) => entryOf(reader, subject))
    .find((entry) => entry?.metaDataJson ?? entry?.userDataJson)
  return {
    metaData: mergeCloudValues(mapOf(role?.metaDataJson), mapOf(own?.metaDataJson)),
    userData: mergeCloudValues(mapOf(role?.userDataJson), mapOf(own?.userDataJson)),
    global: mapOf(entryOf(reader, 'global')?.metaDataJson),
  }
}

/**
 * Keeps what a node said of itself with the configuration that is its own. False when it has none:
 * a report alone makes no configuration.
 */
export function keepPhoneHome(tx: Transaction, node: Component, phoneHomeJson: string): boolean {
  for (const subject of ownSubjects(tx, node)) {
    const entry = entryOf(tx, subject)
    if (!entry) continue
    putEntry(tx, { ...entry, phoneHomeJson })
    return true
  }
  return false
}
