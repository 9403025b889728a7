/**
 * The JSON of the admin routes (reference cloud-init 1.3), with the spellings that its documents
 * show, too.
 */
import { type Static, type TSchema, Type } from 'typebox'
import type {
  DefaultsInput,
  GroupInput,
  InstanceInput,
} from '../../../../bootstrap/cloud-init/index.ts'
import type { CloudDefaults, CloudGroup, InstanceInfo } from '../../../../cell/record/index.ts'

const orNull = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

const text = orNull(Type.String())
const textList = orNull(Type.Array(Type.String()))
const values = orNull(Type.Record(Type.String(), Type.Unknown()))

/** Cluster-wide values. `cloud-provider` is the spelling of the reference's own manual. */
export const defaultsSchema = Type.Object({
  cloud_provider: text,
  'cloud-provider': text,
  region: text,
  'availability-zone': text,
  'cluster-name': text,
  'short-name': text,
  'nid-length': orNull(Type.Integer()),
  'base-url': text,
  'public-keys': textList,
  'boot-subnet': text,
  'wg-subnet': text,
})

/** A group. `data` is what the reference's manual calls `meta-data`. */
export const groupSchema = Type.Object({
  name: text,
  description: text,
  'meta-data': values,
  data: values,
  file: orNull(
    Type.Object({
      content: text,
      encoding: text,
      filename: text,
    }),
  ),
})

/** A node's own values. */
export const instanceSchema = Type.Object({
  id: text,
  'instance-id': text,
  'local-hostname': text,
  hostname: text,
  'cluster-name': text,
  region: text,
  'availability-zone': text,
  'cloud-provider': text,
  'instance-type': text,
  'cloud-init-base-url': text,
  'public-keys': textList,
})

/** `null` as the absence that it means. */
function given<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined
}

export function defaultsInput(body: Static<typeof defaultsSchema>): DefaultsInput {
  return {
    cloudProvider: given(body.cloud_provider) || given(body['cloud-provider']),
    region: given(body.region),
    availabilityZone: given(body['availability-zone']),
    clusterName: given(body['cluster-name']),
    shortName: given(body['short-name']),
    nidLength: given(body['nid-length']),
    baseUrl: given(body['base-url']),
    publicKeys: given(body['public-keys']),
    bootSubnet: given(body['boot-subnet']),
    wgSubnet: given(body['wg-subnet']),
  }
}

/**
 * A group as it is sent. The body must have a name, as in the reference; the one of the URL counts.
 */
export function groupInput(body: Static<typeof groupSchema>, name?: string): GroupInput {
  const { file } = body
  return {
    name: body.name ? (name ?? body.name) : '',
    description: given(body.description),
    metaData: given(body['meta-data']) ?? given(body.data),
    file: file
      ? {
          content: file.content ?? '',
          encoding: given(file.encoding),
          filename: given(file.filename),
        }
      : undefined,
  }
}

export function instanceInput(body: Static<typeof instanceSchema>): InstanceInput {
  return {
    instanceId: given(body['instance-id']),
    localHostname: given(body['local-hostname']),
    hostname: given(body.hostname),
    clusterName: given(body['cluster-name']),
    region: given(body.region),
    availabilityZone: given(body['availability-zone']),
    cloudProvider: given(body['cloud-provider']),
    instanceType: given(body['instance-type']),
    cloudInitBaseUrl: given(body['cloud-init-base-url']),
    publicKeys: given(body['public-keys']),
  }
}

/** Cluster-wide values as they are answered: what is set. */
export function defaultsJson(defaults: CloudDefaults) {
  return {
    ...(defaults.cloudProvider && { cloud_provider: defaults.cloudProvider }),
    ...(defaults.region && { region: defaults.region }),
    ...(defaults.availabilityZone && { 'availability-zone': defaults.availabilityZone }),
    ...(defaults.clusterName && { 'cluster-name': defaults.clusterName }),
    ...(defaults.publicKeys.length > 0 && { 'public-keys': defaults.publicKeys }),
    ...(defaults.baseUrl && { 'base-url': defaults.baseUrl }),
    ...(defaults.bootSubnet && { 'boot-subnet': defaults.bootSubnet }),
    ...(defaults.wgSubnet && { 'wg-subnet': defaults.wgSubnet }),
    ...(defaults.shortName && { 'short-name': defaults.shortName }),
    ...(defaults.nidLength && { 'nid-length': defaults.nidLength }),
  }
}

/** A group as it is answered; the file as it was sent. */
export function groupJson(group: CloudGroup) {
  return {
    name: group.name,
    ...(group.description && { description: group.description }),
    ...(group.metaDataJson && { 'meta-data': JSON.parse(group.metaDataJson) as unknown }),
    ...(group.hasFile && {
      file: {
        content: group.fileContent ?? '',
        filename: group.fileName ?? '',
        encoding: group.fileEncoding ?? 'plain',
      },
    }),
  }
}

/** A node's own values as they are answered. */
export function instanceJson(info: InstanceInfo) {
  return {
    id: info.id,
    'instance-id': info.instanceId,
    ...(info.localHostname && { 'local-hostname': info.localHostname }),
    ...(info.hostname && { hostname: info.hostname }),
    ...(info.clusterName && { 'cluster-name': info.clusterName }),
    ...(info.region && { region: info.region }),
    ...(info.availabilityZone && { 'availability-zone': info.availabilityZone }),
    ...(info.cloudProvider && { 'cloud-provider': info.cloudProvider }),
    ...(info.instanceType && { 'instance-type': info.instanceType }),
    ...(info.cloudInitBaseUrl && { 'cloud-init-base-url': info.cloudInitBaseUrl }),
    ...(info.publicKeys.length > 0 && { 'public-keys': info.publicKeys }),
  }
}
