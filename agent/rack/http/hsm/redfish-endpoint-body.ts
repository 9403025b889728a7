import { type Static, Type } from 'typebox'
import {
  type EndpointDocument,
  type ManagerInput,
  type PduInput,
  type PortInput,
  type SystemInput,
  settled,
} from '../../../../cell/inventory/index.ts'
import type { RedfishEndpoint } from '../../../../cell/record/index.ts'

const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))
const flag = Type.Optional(Type.Boolean())

const portSchema = Type.Object({
  uri: text,
  mac: text,
  ip: text,
  name: text,
  description: text,
  enabled: flag,
})
const ports = Type.Optional(Type.Array(portSchema))

/** Of what a system is made: clients differ, and nothing of it is worth refusing a BMC for. */
const anything = Type.Optional(Type.Unknown())

const systemSchema = Type.Object({
  uri: text,
  uuid: text,
  name: text,
  system_type: text,
  ethernet_interfaces: ports,
  actions: words,
  power: Type.Optional(Type.Object({ power_control_ids: words })),
  links: Type.Optional(Type.Object({ chassis: words, managers: words })),
  manufacturer: anything,
  model: anything,
  serial: anything,
  bios_version: anything,
  processor_count: anything,
  processor_type: anything,
  memory_total: anything,
})

const managerSchema = Type.Object({
  uri: text,
  uuid: text,
  name: text,
  type: text,
  ethernet_interfaces: ports,
  actions: words,
  command_shell: Type.Optional(
    Type.Unknown({ description: 'A list of ways to connect; some clients send an object' }),
  ),
})

const pduSchema = Type.Object({
  Model: text,
  SerialNumber: text,
  FirmwareVersion: text,
  Outlets: Type.Optional(
    Type.Array(
      Type.Object({
        original_id: text,
        id_suffix: text,
        name: text,
        state: text,
        socket_type: text,
      }),
    ),
  ),
})

const described = {
  ID: text,
  Type: text,
  Name: text,
  Hostname: text,
  Domain: text,
  FQDN: text,
  Enabled: flag,
  UUID: text,
  User: text,
  Password: text,
  UseSSDP: flag,
  MACRequired: flag,
  MACAddr: text,
  IPAddress: text,
  RediscoverOnUpdate: flag,
  TemplateID: text,
}

/** One endpoint as clients send it, with the inventory that may come along. */
export const endpointInputSchema = Type.Object({
  ...described,
  SchemaVersion: Type.Optional(Type.Integer()),
  Systems: Type.Optional(Type.Array(systemSchema)),
  Managers: Type.Optional(Type.Array(managerSchema)),
  PDUInventory: Type.Optional(pduSchema),
})

/** What POST takes: one endpoint, or a list of them. */
export const endpointPostSchema = Type.Object({
  ...endpointInputSchema.properties,
  RedfishEndpoints: Type.Optional(Type.Array(endpointInputSchema)),
})

/** What PATCH takes. */
export const endpointPatchSchema = Type.Object(described)

/**
 * An endpoint as it is answered. Password is there for clients that expect it, and always empty.
 */
export const endpointSchema = Type.Object({
  ID: Type.String(),
  Type: Type.String(),
  Name: text,
  Hostname: Type.String(),
  Domain: Type.String(),
  FQDN: Type.String(),
  Enabled: Type.Boolean(),
  UUID: text,
  User: Type.String(),
  Password: Type.Literal(''),
  UseSSDP: flag,
  MACRequired: flag,
  MACAddr: text,
  IPAddress: text,
  RediscoverOnUpdate: Type.Boolean(),
  TemplateID: text,
  DiscoveryInfo: Type.Object({
    LastDiscoveryAttempt: text,
    LastDiscoveryStatus: Type.String(),
    RedfishVersion: text,
  }),
})

/** A list of endpoints. */
export const endpointListSchema = Type.Object({ RedfishEndpoints: Type.Array(endpointSchema) })

/** One endpoint as a client sent it. */
export type EndpointBody = Static<typeof endpointInputSchema>

function portOf(port: Static<typeof portSchema>): PortInput {
  return port
}

function systemOf(system: Static<typeof systemSchema>): SystemInput {
  return {
    uri: system.uri,
    uuid: system.uuid,
    name: system.name,
    systemType: system.system_type,
    actions: system.actions,
    ports: system.ethernet_interfaces?.map(portOf),
    powerControlIds: system.power?.power_control_ids,
    chassis: system.links?.chassis,
    hardware: {
      manufacturer: system.manufacturer,
      model: system.model,
      serial: system.serial,
      biosVersion: system.bios_version,
      processorCount: system.processor_count,
      processorType: system.processor_type,
      memoryGib: system.memory_total,
    },
  }
}

function managerOf(manager: Static<typeof managerSchema>): ManagerInput {
  const shell = manager.command_shell
  return {
    uri: manager.uri,
    uuid: manager.uuid,
    name: manager.name,
    type: manager.type,
    actions: manager.actions,
    ports: manager.ethernet_interfaces?.map(portOf),
    commandShell: Array.isArray(shell) ? shell.map(String) : undefined,
  }
}

function pduOf({ Model, Outlets = [] }: Static<typeof pduSchema>): PduInput {
  const outlets = Outlets.map(({ original_id, id_suffix, socket_type, name, state }) => {
    return { originalId: original_id, suffix: id_suffix, socketType: socket_type, name, state }
  })
  return { model: Model, outlets }
}

/** Reads an endpoint. An inventory counts from schema version 1 on (reference 1.4). */
export function endpointDocument(body: EndpointBody): EndpointDocument {
  const { SchemaVersion = 0, Systems = [], Managers = [], PDUInventory } = body
  const isRead = SchemaVersion > 0
  return {
    id: body.ID,
    name: body.Name,
    hostname: body.Hostname,
    domain: body.Domain,
    fqdn: body.FQDN,
    enabled: body.Enabled,
    uuid: body.UUID,
    user: body.User,
    password: body.Password,
    useSsdp: body.UseSSDP,
    macRequired: body.MACRequired,
    macAddr: body.MACAddr,
    ipAddress: body.IPAddress,
    rediscoverOnUpdate: body.RediscoverOnUpdate,
    templateId: body.TemplateID,
    ...((isRead || PDUInventory) && {
      inventory: {
        systems: isRead ? Systems.map(systemOf) : [],
        managers: isRead ? Managers.map(managerOf) : [],
        pdu: PDUInventory && pduOf(PDUInventory),
      },
    }),
  }
}

/** Parts of a body that are taken without being used, for the log. */
export function unusedParts({ SchemaVersion = 0, Systems }: EndpointBody): string[] {
  const isUnused = SchemaVersion <= 0 && Systems !== undefined && Systems.length > 0
  return isUnused ? ['Systems without SchemaVersion are not used'] : []
}

/** What POST takes, as a client sent it. */
export type EndpointPostBody = Static<typeof endpointPostSchema>

/** The endpoints of a body, whether it is one or a list. */
export function endpointsIn(body: EndpointPostBody): readonly EndpointBody[] {
  return isOneEndpoint(body) ? [body] : (body.RedfishEndpoints ?? [])
}

/** Whether a body is one endpoint rather than a list: any plain field at its top says so. */
export function isOneEndpoint(body: EndpointPostBody): boolean {
  const names = Object.keys(described) as (keyof typeof described)[]
  return body.RedfishEndpoints === undefined || names.some((name) => body[name] !== undefined)
}

/** An endpoint as it is answered. */
export function endpointBody(endpoint: RedfishEndpoint): Static<typeof endpointSchema> {
  return settled<Static<typeof endpointSchema>>({
    ID: endpoint.id,
    Type: endpoint.type,
    Name: endpoint.name || undefined,
    Hostname: endpoint.hostname,
    Domain: endpoint.domain,
    FQDN: endpoint.fqdn,
    Enabled: endpoint.enabled,
    UUID: endpoint.uuid || undefined,
    User: endpoint.user ?? '',
    Password: '',
    UseSSDP: endpoint.useSsdp || undefined,
    MACRequired: endpoint.macRequired || undefined,
    MACAddr: endpoint.macAddr || undefined,
    IPAddress: endpoint.ipAddress || undefined,
    RediscoverOnUpdate: endpoint.rediscoverOnUpdate,
    TemplateID: endpoint.templateId || undefined,
    DiscoveryInfo: settled<Static<typeof endpointSchema>['DiscoveryInfo']>({
      LastDiscoveryAttempt: endpoint.lastDiscoveryAttempt || undefined,
      LastDiscoveryStatus: endpoint.lastDiscoveryStatus ?? '',
      RedfishVersion: endpoint.redfishVersion || undefined,
    }),
  })
}
