import type { KeyValueStore } from '../../../cell/env/index.ts'
import {
  entryCodec,
  type FamilyName,
  familyRule,
  prefixRange,
  storedCodec,
  unseal,
} from '../../../cell/store/index.ts'
import { familyOfKey } from './store-key.ts'

/** What an export leaves out of each family: nothing, these fields, or the whole family. */
const withheld: Readonly<Record<FamilyName, readonly string[] | 'all'>> = {
  component: [],
  ethernetInterface: [],
  membership: [],
  partitionMember: [],
  nodeMap: [],
  powerMap: [],
  stateNotice: [],
  bootHost: ['referralToken'],
  instanceInfo: [],
  redfishEndpoint: [],
  endpointSecret: 'all',
  reservation: 'all',
  lockOperation: 'all',
  lease: [],
  hardwareLocation: [],
  hardwareFru: [],
  hardwareHistory: [],
  componentEndpoint: [],
  group: [],
  partition: [],
  subscription: [],
  bootIntent: ['referralToken'],
  bootImage: [],
  cloudDefaults: [],
  cloudGroup: [],
  resource: [],
}

/** Characters gathered before a piece is handed on. */
const pieceChars = 64 * 1024

function lineOf(key: string, sealed: Uint8Array): string | undefined {
  const family = familyOfKey(key)
  const left = family && withheld[family]
  if (!family || left === 'all' || left === undefined) return undefined
  const { entry } = storedCodec.decode(unseal(key, sealed))
  const rule = familyRule(family)
  const value = {
    ...(rule.codec.decode(entryCodec.decode(entry).value ?? new Uint8Array()) as object),
  }
  for (const field of left) delete (value as Record<string, unknown>)[field]
  return `${JSON.stringify({ family, id: key.slice(rule.prefix.length + 1), value })}\n`
}

/**
 * Every record of one moment as a line of JSON: family, id, value. Passwords, tokens and keys are
 * left out, so it is for reading and comparing, not for restoring.
 */
export async function* exportLines(store: KeyValueStore): AsyncGenerator<string> {
  let piece = ''
  for await (const [key, value] of store.entries(prefixRange(''))) {
    piece += lineOf(key, value) ?? ''
    if (piece.length < pieceChars) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
