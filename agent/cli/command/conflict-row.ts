/** One of several statements, as `GET /cells/v1/conflicts` tells it. */
export interface ConflictVersion {
  readonly cell: string
  readonly subject?: string
  readonly time?: string
  readonly deleted: boolean
  readonly value?: Readonly<Record<string, unknown>>
  readonly hash: string
}

/** What cells say differently; the first version is the one in force. */
export interface ConflictRow {
  readonly id: string
  readonly kind: string
  readonly family: string
  readonly record: string
  readonly over?: { readonly index: string; readonly value: string }
  readonly versions: readonly ConflictVersion[]
}

const nouns: Readonly<Record<string, string>> = {
  component: 'component',
  ethernetInterface: 'interface',
  membership: 'membership',
  bootHost: 'boot configuration',
  bootIntent: 'boot configuration',
  bootImage: 'boot image',
  cloudDefaults: 'cloud-init defaults',
  cloudGroup: 'cloud-init group',
  instanceInfo: 'cloud-init node',
  redfishEndpoint: 'endpoint',
  reservation: 'reservation of',
  hardwareLocation: 'hardware',
  hardwareFru: 'hardware part',
  hardwareHistory: 'hardware history',
  partitionMember: 'partition of',
  nodeMap: 'node map',
  powerMap: 'power map',
  stateNotice: 'notice',
}

/** `group kube`, `ip 10.1.0.5 (interface 020000000005)`. */
export function aboutText({ family, record, over }: ConflictRow): string {
  const noun = `${nouns[family] ?? family} ${record}`
  return over ? `${over.index} ${over.value} (${noun})` : noun
}

/** Who says it, when, on whose order. */
export function sourceText({ cell, subject, time }: ConflictVersion): string {
  return [cell, subject && `by ${subject}`, time].filter(Boolean).join(', ')
}
