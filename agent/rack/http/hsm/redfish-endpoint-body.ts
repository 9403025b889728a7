import { type Static, Type } from 'typebox'
import {
  type EndpointDocument,
  type ManagerInput,
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

const systemSchema = Type.Object({
  uri: text,
  uuid: text,
  name: text,
  system_type: text,
  ethernet_interfaces: ports,
  actions: words,
  power: Type.Optional(Type.Object({ power_control_ids: words })),
  links: Type.Optional(Type.Object({ chassis: words, managers: words })),
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
  PDUInventory: Type.Optional(Type.Unknown({ description: 'Accepted and not used' })),
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

/** Reads an endpoint. An inventory counts from schema version 1 on (reference 1.4). */
export function endpointDocument(body: EndpointBody): EndpointDocument {
  const { SchemaVersion = 0, Systems = [], Managers = [] } = body
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
    ...(SchemaVersion > 0 && {
      inventory: { systems: Systems.map(systemOf), managers: Managers.map(managerOf) },
    }),
  }
}

/** Parts of a body that are taken without being used, for the log. */
export function unusedParts({ SchemaVersion = 0, Systems, PDUInventory }: EndpointBody): string[] {
  return [
    ...(PDUInventory === undefined ? [] : ['PDUInventory is not used']),
    ...(SchemaVersion > 0 || !Systems?.length
      ? []
      : ['Systems without SchemaVersion are not used']),
  ]
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
