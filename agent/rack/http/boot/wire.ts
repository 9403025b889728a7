/** The JSON of the boot routes: what clients send and get (reference 3.2 to 3.4). */
import { type Static, Type } from 'typebox'
import {
  type BootHost,
  type BootParametersInput,
  type BootParametersView,
  jsonTextOf,
} from '../../../../cell/boot/index.ts'

const orNull = <Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Unknown>>(
  schema: Schema,
) => Type.Optional(Type.Union([schema, Type.Null()]))

/** A list or null: Go's encoders write null for an empty list. */
const textList = Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()]))

/** What a node says of itself when it has booted. */
export const phoneHomeSchema = Type.Object({
  pub_key_dsa: orNull(Type.String()),
  pub_key_rsa: orNull(Type.String()),
  pub_key_ecdsa: orNull(Type.String()),
  pub_key_ed25519: orNull(Type.String()),
  instance_id: orNull(Type.String()),
  hostname: orNull(Type.String()),
  fqdn: orNull(Type.String()),
})

/** The object of bootparameters, as it is sent. */
export const bootParametersSchema = Type.Object(
  {
    hosts: textList,
    macs: textList,
    nids: Type.Optional(Type.Union([Type.Array(Type.Integer()), Type.Null()])),
    params: orNull(Type.String()),
    kernel: orNull(Type.String()),
    initrd: orNull(Type.String()),
    'cloud-init': Type.Optional(
      Type.Union([
        Type.Object({
          'meta-data': Type.Optional(Type.Unknown()),
          'user-data': Type.Optional(Type.Unknown()),
          'phone-home': Type.Optional(Type.Union([phoneHomeSchema, Type.Null()])),
        }),
        Type.Null(),
      ]),
    ),
  },
  { $id: 'BootParameters', title: 'BootParameters' },
)

type BootParametersBody = Static<typeof bootParametersSchema>

/** The phone-home member when it says anything: clients always send it, with empty texts. */
function phoneHomeJson(
  value: Static<typeof phoneHomeSchema> | null | undefined,
): string | undefined {
  const said = Object.entries(value ?? {}).filter(([, text]) => text)
  return said.length === 0 ? undefined : JSON.stringify(Object.fromEntries(said))
}

/** A body as the operations take it. */
export function inputOf(body: BootParametersBody): BootParametersInput {
  const cloudInit = body['cloud-init'] ?? {}
  return {
    hosts: body.hosts ?? [],
    macs: body.macs ?? [],
    nids: body.nids ?? [],
    params: body.params ?? '',
    kernel: body.kernel ?? '',
    initrd: body.initrd ?? '',
    metaDataJson: jsonTextOf('Bad Request: meta-data', cloudInit['meta-data']),
    userDataJson: jsonTextOf('Bad Request: user-data', cloudInit['user-data']),
    phoneHomeJson: phoneHomeJson(cloudInit['phone-home']),
  }
}

const emptyPhoneHome = {
  pub_key_dsa: '',
  pub_key_rsa: '',
  pub_key_ecdsa: '',
  instance_id: '',
  hostname: '',
  fqdn: '',
}

function parsed(json: string | undefined): unknown {
  return json === undefined ? null : JSON.parse(json)
}

/**
 * The object of bootparameters, as it is answered: empty members left out, `cloud-init` always
 * there.
 */
export function bootParametersJson(view: BootParametersView) {
  return {
    ...(view.hosts.length > 0 && { hosts: view.hosts }),
    ...(view.macs.length > 0 && { macs: view.macs }),
    ...(view.nids.length > 0 && { nids: view.nids }),
    ...(view.params && { params: view.params }),
    ...(view.kernel && { kernel: view.kernel }),
    ...(view.initrd && { initrd: view.initrd }),
    'cloud-init': {
      'meta-data': parsed(view.metaDataJson),
      'user-data': parsed(view.userDataJson),
      'phone-home': { ...emptyPhoneHome, ...(parsed(view.phoneHomeJson) as object | null) },
    },
  }
}

/** A node as `hosts` and `dumpstate` show it: its component, and what booting needs. */
export function hostJson({ component, fqdn, macs, endpointEnabled }: BootHost) {
  const { id, type, state, flag, enabled, softwareStatus, role, subRole, nid } = component
  const { subtype, netType, arch, class: kind, reservationDisabled, locked } = component
  return {
    ID: id,
    Type: type,
    ...(state && { State: state }),
    ...(flag && { Flag: flag }),
    Enabled: enabled,
    ...(softwareStatus && { SoftwareStatus: softwareStatus }),
    ...(role && { Role: role }),
    ...(subRole && { SubRole: subRole }),
    ...(nid !== undefined && { NID: nid }),
    ...(subtype && { Subtype: subtype }),
    ...(netType && { NetType: netType }),
    ...(arch && { Arch: arch }),
    ...(kind && { Class: kind }),
    ...(reservationDisabled && { ReservationDisabled: true }),
    ...(locked && { Locked: true }),
    FQDN: fqdn,
    MAC: macs.length > 0 ? macs : null,
    EndpointEnabled: endpointEnabled,
  }
}

/**
 * An integer as Go reads one with base 0: `16`, `0x10`, `0o20`, `020`, `0b10000`, `1_6`. Undefined
 * when it is none.
 */
export function goInteger(text: string): number | undefined {
  const [, sign, digits] =
    /^([+-]?)(0x[\da-f_]+|0b[01_]+|0o?[0-7_]+|[1-9][\d_]*|0)$/i.exec(text) ?? []
  if (digits === undefined) return undefined
  const plain = digits.replaceAll('_', '')
  const value = Number(/^0[0-7]/.test(plain) ? `0o${plain.slice(1)}` : plain)
  return Number.isSafeInteger(value) ? value * (sign === '-' ? -1 : 1) : undefined
}
