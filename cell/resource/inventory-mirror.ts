/** Nodes and BMCs as the boot service's objects: shown from the inventory, written there alone. */
import { groupLabelsOf } from '../inventory/index.ts'
import type { Component, EthernetInterface } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import type { ResourceView, Values } from './resource.ts'

/** Without members that say nothing. */
function said(values: Values): Values {
  const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && !value.length)
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
}

function portsOf(reader: Reader, component: string): readonly EthernetInterface[] {
  return reader
    .lookup('ethernetInterface', 'componentId', component)
    .flatMap((id) => reader.get('ethernetInterface', id) ?? [])
}

const portJson = ({ macAddress, ipAddresses }: EthernetInterface) => {
  return { mac: macAddress, ip: ipAddresses[0]?.ipAddress ?? '' }
}

function nodeSpec(reader: Reader, { id, nid, role, subRole, hostname }: Component): Values {
  const interfaces = portsOf(reader, id).map(portJson)
  const [first] = interfaces
  const groups = groupLabelsOf(reader, id)
  return said({ xname: id, nid, bootMac: first?.mac, role, subRole, hostname, interfaces, groups })
}

function bmcSpec(reader: Reader, { id }: Component): Values {
  const [first] = portsOf(reader, id)
  return said({ xname: id, interface: first && portJson(first) })
}

/** The components of one type, each by its xname. */
function mirrorOf(type: string, specOf: (reader: Reader, of: Component) => Values): ResourceView {
  const find = (reader: Reader, name: string) => {
    const component = reader.get('component', name)
    return component?.type === type ? component : undefined
  }
  return {
    names: (reader) => {
      return [...reader.list('component')].filter((each) => each.type === type).map(({ id }) => id)
    },
    specOf: (reader, name) => {
      const component = find(reader, name)
      return component && specOf(reader, component)
    },
  }
}

/** Nodes with their ports and groups. */
export const nodeMirror = mirrorOf('Node', nodeSpec)

/** BMCs with their port. */
export const bmcMirror = mirrorOf('NodeBMC', bmcSpec)
