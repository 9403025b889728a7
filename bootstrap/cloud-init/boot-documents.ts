/**
 * The documents that the boot service itself answers with (reference smd-bss 3.4): what clients
 * keep in the `cloud-init` members of boot configurations, with what the inventory says of the
 * node.
 */
import { bootCloudData, type CloudValues } from '../../cell/boot/index.ts'
import type { Component } from '../../cell/record/index.ts'
import type { Reader } from '../../cell/store/index.ts'
import { instanceIdOf } from './instance.ts'
import { yamlText } from './yaml-text.ts'

/** The instance of a machine that nobody knows. */
const strangerId = 'default'

/** The node's values under those of the reference's names that they leave open. */
function withInventory(reader: Reader, node: Component, values: CloudValues): CloudValues {
  return {
    'local-hostname': node.id,
    'shasta-type': node.role ?? '',
    'shasta-role': node.subRole ?? '',
    ...values,
    'instance-id': instanceIdOf(reader, node),
  }
}

/** The meta-data of a node, or of a machine that nobody knows. */
export function bootMetaData(reader: Reader, node: Component | undefined): CloudValues {
  const { metaData, global } = bootCloudData(reader, node)
  const values = node
    ? withInventory(reader, node, metaData)
    : { ...metaData, 'instance-id': strangerId }
  return { ...values, Global: global }
}

/** The value at a path of keys with points between them; undefined when there is none. */
export function valueAt(values: CloudValues, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const isMap = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    return isMap ? (value as CloudValues)[key] : undefined
  }, values)
}

/** The user-data of a node, or of a machine that nobody knows: cloud-config with a host name. */
export function bootUserData(reader: Reader, node: Component | undefined): string {
  const { userData } = bootCloudData(reader, node)
  const hostname = node ? bootMetaData(reader, node)['local-hostname'] : undefined
  const values = { ...(hostname ? { 'local-hostname': hostname } : {}), ...userData }
  return `#cloud-config\n${yamlText(values)}`
}
