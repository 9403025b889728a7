import { type Static, Type } from 'typebox'
import { type ComponentInput, settled } from '../../../../cell/inventory/index.ts'
import type { Component } from '../../../../cell/record/index.ts'

const text = Type.Optional(Type.String())

/** Go's json.Number: a number, or text that is one. */
export const nidInput = Type.Union([Type.Integer(), Type.String()])

/** A component as clients send it. */
export const componentInputSchema = Type.Object({
  ID: text,
  Type: Type.Optional(Type.String({ description: 'Ignored: the xname says it' })),
  State: text,
  Flag: text,
  Enabled: Type.Optional(Type.Boolean()),
  SoftwareStatus: text,
  Role: text,
  SubRole: text,
  NID: Type.Optional(nidInput),
  Subtype: text,
  NetType: text,
  Arch: text,
  Class: text,
})

/** A component as it is answered; what is unset is left out. */
export const componentSchema = Type.Object({
  ID: Type.String(),
  Type: Type.String(),
  State: text,
  Flag: text,
  Enabled: Type.Optional(Type.Boolean()),
  SoftwareStatus: text,
  Role: text,
  SubRole: text,
  NID: Type.Optional(Type.Integer()),
  Subtype: text,
  NetType: text,
  Arch: text,
  Class: text,
  ReservationDisabled: Type.Optional(Type.Boolean()),
  Locked: Type.Optional(Type.Boolean()),
})

/** A list of components. */
export const componentListSchema = Type.Object({ Components: Type.Array(componentSchema) })

type ComponentBody = Static<typeof componentSchema>

/** Reads a component. */
export function componentInput(body: Static<typeof componentInputSchema>): ComponentInput {
  return {
    id: body.ID,
    state: body.State,
    flag: body.Flag,
    enabled: body.Enabled,
    softwareStatus: body.SoftwareStatus,
    role: body.Role,
    subRole: body.SubRole,
    nid: body.NID,
    subtype: body.Subtype,
    netType: body.NetType,
    arch: body.Arch,
    class: body.Class,
  }
}

/** The whole component. */
export function componentBody(component: Component): ComponentBody {
  return settled<ComponentBody>({
    ID: component.id,
    Type: component.type,
    State: component.state || undefined,
    Flag: component.flag || undefined,
    Enabled: component.enabled,
    SoftwareStatus: component.softwareStatus || undefined,
    Role: component.role || undefined,
    SubRole: component.subRole || undefined,
    NID: component.nid,
    Subtype: component.subtype || undefined,
    NetType: component.netType || undefined,
    Arch: component.arch || undefined,
    Class: component.class || undefined,
    ReservationDisabled: component.reservationDisabled || undefined,
    Locked: component.locked || undefined,
  })
}

/** Selectors of single fields in the order in which they win, and what each lets through. */
const selections = [
  ['stateonly', ['State', 'Flag']],
  ['flagonly', ['Flag']],
  ['roleonly', ['Role', 'SubRole']],
  ['nidonly', ['NID']],
] as const

/** Names of the field selectors. */
export const selectorNames = selections.map(([name]) => name)

/** Whether each selector was asked for. */
export type Selectors = Partial<Record<(typeof selectorNames)[number], boolean>>

/** How components are shown: whole, or cut down to what the first selector names. */
export function viewOf(selectors: Selectors): (component: Component) => object {
  const fields = selections.find(([name]) => selectors[name])?.[1]
  if (fields === undefined) return componentBody
  return (component) => {
    const { ID, Type: type, ...body } = componentBody(component)
    const kept = fields.filter((field) => body[field] !== undefined)
    return { ID, Type: type, ...Object.fromEntries(kept.map((field) => [field, body[field]])) }
  }
}
