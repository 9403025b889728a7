/** Cluster defaults and groups under the names of the resource API: the same records. */
import { Fault } from '../../cell/env/index.ts'
import type { Mirror, Values } from '../../cell/resource/index.ts'
import type { DefaultsInput } from './defaults.ts'
import { defaultsOf, mergeDefaults } from './defaults.ts'
import { fileBytes, setGroup } from './group.ts'

const clusterName = 'cluster'

/** The one set of defaults; the reference takes the first of several. */
export const defaultsMirror: Mirror = {
  names: (reader) => (reader.get('cloudDefaults', clusterName) ? [clusterName] : []),
  specOf(reader) {
    const values = reader.get('cloudDefaults', clusterName)
    return (
      values && {
        base_url: values.baseUrl ?? '',
        cluster_name: values.clusterName ?? '',
        ...(values.shortName && { short_name: values.shortName }),
        ...(values.nidLength && { nid_length: values.nidLength }),
        ...(values.cloudProvider && { cloud_provider: values.cloudProvider }),
        ...(values.region && { region: values.region }),
        ...(values.availabilityZone && { availability_zone: values.availabilityZone }),
        ...(values.publicKeys.length > 0 && { public_keys: values.publicKeys }),
      }
    )
  },
  put(tx, name, spec) {
    if (name !== clusterName) {
      throw new Fault('INPUT_BODY', { message: `metadata.name is "${clusterName}" for this kind` })
    }
    const { bootSubnet, wgSubnet } = defaultsOf(tx)
    tx.delete('cloudDefaults', clusterName)
    mergeDefaults(tx, {
      ...{ bootSubnet, wgSubnet },
      baseUrl: spec['base_url'],
      clusterName: spec['cluster_name'],
      shortName: spec['short_name'],
      nidLength: spec['nid_length'],
      cloudProvider: spec['cloud_provider'],
      region: spec['region'],
      availabilityZone: spec['availability_zone'],
      publicKeys: spec['public_keys'],
    } as DefaultsInput)
  },
  remove: (tx) => void tx.delete('cloudDefaults', clusterName),
  extras: ['description'],
}

/** A group's cloud-init side: `template` is its file, `metaData` its values. */
export const groupMirror: Mirror = {
  names: (reader) => [...reader.list('cloudGroup')].map(({ name }) => name),
  specOf(reader, name) {
    const group = reader.get('cloudGroup', name)
    return (
      group && {
        ...(group.description && { description: group.description }),
        template: Buffer.from(fileBytes(group)).toString('utf8'),
        ...(group.metaDataJson && { metaData: JSON.parse(group.metaDataJson) as Values }),
      }
    )
  },
  put(tx, name, spec) {
    const before = tx.get('cloudGroup', name)
    const template = String(spec['template'] ?? '')
    setGroup(tx, {
      name,
      description: spec['description'] as string | undefined,
      metaData: spec['metaData'] as Values | undefined,
      file: { content: template, filename: before?.fileName },
    })
  },
  remove: (tx, name) => void tx.delete('cloudGroup', name),
  extras: ['osVersion'],
}
