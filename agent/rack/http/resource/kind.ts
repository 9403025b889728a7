/** The kinds of both services: paths, and what their `spec` takes (reference cloud-init 2). */
import { type TProperties, type TSchema, Type } from 'typebox'
import {
  defaultsMirror,
  groupMirror,
  templateStatus,
} from '../../../../bootstrap/cloud-init/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import { listResources, type ResourceKind, selectorsMax } from '../../../../cell/resource/index.ts'

/** A kind as a service offers it. */
export interface ServedKind extends ResourceKind {
  /** `/metadata-service/groups` */
  readonly path: string
  readonly apiVersion: string
  readonly spec: TSchema
}

const text = Type.Optional(Type.String())
const texts = Type.Optional(Type.Array(Type.String(), { maxItems: selectorsMax }))
const values = Type.Optional(Type.Record(Type.String(), Type.Unknown()))
const filled = Type.String({ minLength: 1 })
const spec = (properties: TProperties) => Type.Object(properties, { additionalProperties: false })

const metadataService = { apiVersion: 'cloud-init.openchami.io/v1' }
const bootService = { apiVersion: 'boot.openchami.io/v1' }

const clusterDefaults: ServedKind = {
  ...metadataService,
  kind: 'ClusterDefaults',
  path: '/metadata-service/clusterdefaultss',
  uidPrefix: 'clusterdefaults',
  mirror: defaultsMirror,
  spec: spec({
    description: text,
    base_url: filled,
    cluster_name: filled,
    short_name: text,
    nid_length: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
    cloud_provider: text,
    region: text,
    availability_zone: text,
    public_keys: texts,
  }),
}

const group: ServedKind = {
  ...metadataService,
  kind: 'Group',
  path: '/metadata-service/groups',
  uidPrefix: 'group',
  mirror: groupMirror,
  statusAfter: (kept, { template }, nowMs) => templateStatus(kept, String(template ?? ''), nowMs),
  spec: spec({ description: text, template: filled, metaData: values, osVersion: text }),
}

const profile: ServedKind = {
  ...metadataService,
  kind: 'Profile',
  path: '/metadata-service/profiles',
  uidPrefix: 'profile',
  spec: spec({
    groupRef: filled,
    parentProfile: text,
    template: text,
    templateEncoding: Type.Optional(Type.Union([Type.Literal('plain'), Type.Literal('base64')])),
    metaData: values,
    expires_at: Type.Optional(Type.String({ format: 'date-time' })),
    ttl_seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 })),
  }),
  refuseRemoval(tx, { name }) {
    const child = listResources(tx, profile).find(({ spec: of }) => of['parentProfile'] === name)
    if (!child) return
    const message = `profile ${JSON.stringify(child.name)} has this one as its parent`
    throw new Fault('CONFLICT_EXISTS', { message })
  },
}

const wireGuardPeer: ServedKind = {
  ...metadataService,
  kind: 'WireGuardPeer',
  path: '/metadata-service/wireguardpeers',
  uidPrefix: 'wireguardpeer',
  spec: spec({
    description: text,
    public_key: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' })),
    allowed_ip: Type.Optional(Type.String({ pattern: '^[0-9A-Fa-f.:]{2,45}/[0-9]{1,3}$' })),
  }),
}

const bootConfiguration: ServedKind = {
  ...bootService,
  kind: 'BootConfiguration',
  path: '/boot-service/bootconfigurations',
  uidPrefix: 'bootconfiguration',
  spec: spec({
    hosts: texts,
    macs: texts,
    nids: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }), { maxItems: selectorsMax }),
    ),
    groups: texts,
    profile: text,
    kernel: filled,
    initrd: text,
    params: text,
    priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  }),
}

/** Every kind by a short name. */
export const kinds = {
  clusterDefaults,
  group,
  profile,
  wireGuardPeer,
  bootConfiguration,
} as const
