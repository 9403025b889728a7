import { claimantOf } from '../boot/index.ts'
import type { Component, EthernetInterface } from '../record/index.ts'
import {
  type FamilyName,
  familyNames,
  familyOfKey,
  familyRule,
  type Reader,
  recordKey,
} from '../store/index.ts'
import { ownedName } from '../view/index.ts'

/** A record of a slice. */
export interface SliceRecord {
  readonly family: FamilyName
  readonly id: string
  readonly value: unknown
}

/** A record as it travels. */
export interface WireRecord {
  readonly key: string
  readonly value: Uint8Array
  readonly schema: number
}

const sliceFamilies = familyNames.filter((name) => familyRule(name).home === 'slice')

/**
 * The xname that decides whose a record is. An interface goes with its node, and what is written
 * for a MAC address or a NID with the node that has it; undefined = it belongs to whoever wrote it.
 */
export function nameOfRecord(
  { family, id, value }: SliceRecord,
  reader: Pick<Reader, 'get' | 'lookup'>,
): string | undefined {
  if (family === 'ethernetInterface') {
    return (value as EthernetInterface | undefined)?.componentId || undefined
  }
  if (family !== 'bootHost') return ownedName(family, id)
  return ownedName(family, id) ?? claimantOf(reader, id)
}

/** Every record of a slice whose name fits, family by family. */
export function* sliceRecords(
  reader: Reader,
  fits: (name: string) => boolean,
): Iterable<SliceRecord> {
  for (const family of sliceFamilies) {
    const { idOf } = familyRule(family)
    for (const value of reader.list(family)) {
      const record = { family, id: idOf(value), value }
      const name = nameOfRecord(record, reader)
      if (name !== undefined && fits(name)) yield record
    }
  }
}

/**
 * The first record that came and is not about what changes hands. What is written for a MAC or a
 * number must be of a node that came along: who gives a rack away has no word in others.
 */
export function strangerAmong(
  records: readonly SliceRecord[],
  fits: (name: string) => boolean,
): SliceRecord | undefined {
  const found = new Map(records.map(({ family, id, value }) => [`${family}/${id}`, value]))
  const byNid = new Map(
    records.flatMap(({ family, id, value }) => {
      const nid = family === 'component' ? (value as Component).nid : undefined
      return nid === undefined ? [] : [[String(nid), id] as const]
    }),
  )
  const among: Pick<Reader, 'get' | 'lookup'> = {
    get: (family, id) => found.get(`${family}/${id}`) as never,
    lookup: (_family, _index, nid) => [byNid.get(nid) ?? []].flat(),
  }
  return records.find((record) => {
    const name = nameOfRecord(record, among)
    return name === undefined || !fits(name)
  })
}

/** A record for the way. */
export function toWire({ family, id, value }: SliceRecord): WireRecord {
  const { codec, schema } = familyRule(family)
  return { key: recordKey(family, id), value: codec.encode(value), schema }
}

/** Family and id of a key of a slice; undefined for any other key. */
export function placeOfKey(
  key: string,
): { readonly family: FamilyName; readonly id: string } | undefined {
  const family = familyOfKey(key)
  if (!family || familyRule(family).home !== 'slice') return undefined
  return { family, id: key.slice(familyRule(family).prefix.length + 1) }
}

/** A record as another cell sent it; undefined when it is none that this version can read. */
export function fromWire({ key, value, schema }: WireRecord): SliceRecord | undefined {
  const place = placeOfKey(key)
  if (!place) return undefined
  const rule = familyRule(place.family)
  if (schema !== rule.schema) return undefined
  try {
    const read = rule.codec.decode(value)
    return rule.idOf(read) === place.id ? { ...place, value: read } : undefined
  } catch {
    return undefined
  }
}
