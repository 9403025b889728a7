import { type Static, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { type InterfaceFilterInput, interfaceType } from '../../../../cell/inventory/index.ts'
import type { EthernetInterface, IpAddress } from '../../../../cell/record/index.ts'

const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))

/** An address as clients send it. */
export const addressInputSchema = Type.Object({ IPAddress: text, Network: text })

/** What may be changed of an interface. */
export const interfacePatchSchema = Type.Object({
  Description: text,
  ComponentID: text,
  IPAddresses: Type.Optional(Type.Array(addressInputSchema)),
})

/** An interface as clients send it; its id follows from the MAC. */
export const interfaceInputSchema = Type.Object({
  MACAddress: text,
  ...interfacePatchSchema.properties,
})

/** An address as it is answered. */
export const addressSchema = Type.Object({ IPAddress: Type.String(), Network: text })

/** An interface as it is answered. */
export const interfaceSchema = Type.Object({
  ID: Type.String(),
  Description: Type.String(),
  MACAddress: Type.String(),
  LastUpdate: Type.String(),
  ComponentID: Type.String(),
  Type: Type.String(),
  IPAddresses: Type.Array(addressSchema),
})

/** The filters of interfaces, as parameters that may be repeated. */
export const interfaceQuerySchema = Type.Object({
  id: words,
  macaddress: words,
  ipaddress: words,
  network: words,
  componentid: words,
  type: words,
  olderthan: words,
  newerthan: words,
})

/** An address as the rules take it. */
export function addressInput({ IPAddress, Network }: Static<typeof addressInputSchema>) {
  return { ipAddress: IPAddress, network: Network }
}

/** A change as the rules take it. */
export function interfacePatch(body: Static<typeof interfacePatchSchema>) {
  return {
    description: body.Description,
    componentId: body.ComponentID,
    ipAddresses: body.IPAddresses?.map(addressInput),
  }
}

/** An address as it is answered. */
export function addressBody({ ipAddress, network }: IpAddress): Static<typeof addressSchema> {
  return { IPAddress: ipAddress, ...(network && { Network: network }) }
}

/** An interface as it is answered; nothing is left out. */
export function interfaceBody(found: EthernetInterface): Static<typeof interfaceSchema> {
  return {
    ID: found.id,
    Description: found.description ?? '',
    MACAddress: found.macAddress,
    LastUpdate: new Date(found.lastUpdateMs).toISOString(),
    ComponentID: found.componentId ?? '',
    Type: interfaceType(found),
    IPAddresses: found.ipAddresses.map(addressBody),
  }
}

/** RFC 3339 section 5.6; the fraction may be longer than milliseconds. */
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i

/** The time that a parameter gives, in milliseconds since the epoch. Faults: INPUT_QUERY. */
export function timeOf(name: string, values: readonly string[] | undefined): number | undefined {
  const [value] = values ?? []
  if (value === undefined || value === '') return undefined
  // A plus sign in a query that was not escaped has become a blank.
  const given = value.replace(' ', '+')
  const ms = timestamp.test(given) ? Date.parse(given) : Number.NaN
  if (!Number.isNaN(ms)) return ms
  throw new Fault('INPUT_QUERY', { message: `${name} is not a time as in RFC 3339: ${value}` })
}

/** The filters as the rules take them. Faults: INPUT_QUERY. */
export function interfaceFilter(query: Static<typeof interfaceQuerySchema>): InterfaceFilterInput {
  const { olderthan, newerthan, ...rest } = query
  return {
    ...rest,
    olderThanMs: timeOf('olderthan', olderthan),
    newerThanMs: timeOf('newerthan', newerthan),
  }
}
