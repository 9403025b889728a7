/** Who sent a message, and what it can do: read from its options alone. */
import { optionCode } from './option-code.ts'
import { nestedIn, numberIn, textIn, uuidIn } from './option-value.ts'
import type { Options } from './options.ts'
import type { Packet } from './packet.ts'

/**
 * What asks: iPXE, firmware that boots over HTTP or TFTP, or an operating system that wants an
 * address.
 */
export type ClientKind = 'ipxe' | 'http-boot' | 'pxe' | 'system'

/** Where a relay heard it (RFC 3046, 3527, 5107); hex for what has no form of its own. */
export interface RelayPort {
  /** Sub-option 1, mostly the port of a switch. */
  readonly circuitId?: string
  /** Sub-option 2, mostly the switch. */
  readonly remoteId?: string
  /** Sub-option 5: the subnet that the address is wanted from, when it is not the relay's. */
  readonly link?: number
  /** Sub-option 11: the address that the client shall take for the server's. */
  readonly serverOverride?: number
}

/** The sender of a message. */
export interface Client {
  /**
   * Names it in leases: hardware type and address. Never option 61, which changes between
   * firmware, loader and system of one machine.
   */
  readonly key: string
  /** 12 hex digits; undefined when its hardware address has no such form. */
  readonly mac: string | undefined
  readonly kind: ClientKind
  readonly uuid: string | undefined
  /** Option 93, the first entry (RFC 4578, 2.1). */
  readonly architecture: number | undefined
  readonly vendorClass: string | undefined
  readonly hostName: string | undefined
  readonly relay: RelayPort
  /** The options that it asked for; undefined = it did not say. */
  readonly wants: ReadonlySet<number> | undefined
}

const infiniband = 32

/** The sender; undefined when nothing tells it from others. */
export function clientOf(packet: Packet): Client | undefined {
  const { options } = packet
  const hardware = hardwareOf(packet)
  if (hardware === undefined) return undefined
  const vendorClass = textIn(options.get(optionCode.vendorClass))
  const list = options.get(optionCode.parameterList)
  return {
    key: `${packet.htype}-${hex(hardware)}`,
    mac: macIn(packet.htype, hardware),
    kind: kindOf(options, vendorClass),
    uuid: uuidIn(options.get(optionCode.clientUuid)),
    architecture: numberIn(options.get(optionCode.clientArchitecture)?.subarray(0, 2), 2),
    vendorClass,
    hostName: textIn(options.get(optionCode.hostName)),
    relay: relayIn(options),
    wants: list === undefined ? undefined : new Set(list),
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/**
 * The hardware address. Over InfiniBand the field may be empty (RFC 4390, 2.1); then the client
 * identifier without its type is all there is.
 */
function hardwareOf({ htype, chaddr, options }: Packet): Uint8Array | undefined {
  if (chaddr.some((byte) => byte !== 0)) return chaddr
  const identifier = options.get(optionCode.clientId)
  return htype === infiniband && identifier && identifier.length > 6
    ? identifier.subarray(1)
    : undefined
}

/**
 * The MAC that stands for a port: itself, or of an InfiniBand port's GUID (the last eight bytes)
 * all but the two in the middle, as its maker numbers ports.
 */
function macIn(htype: number, hardware: Uint8Array): string | undefined {
  if (hardware.length === 6) return hex(hardware)
  if (htype !== infiniband || hardware.length < 8) return undefined
  const guid = hardware.subarray(-8)
  return hex(guid.subarray(0, 3)) + hex(guid.subarray(5))
}

function kindOf(options: Options, vendorClass: string | undefined): ClientKind {
  if (isIpxe(options)) return 'ipxe'
  if (vendorClass?.startsWith('HTTPClient')) return 'http-boot'
  if (vendorClass?.startsWith('PXEClient')) return 'pxe'
  return options.has(optionCode.clientArchitecture) ? 'pxe' : 'system'
}

/** iPXE says so by its user class, as bare text or with a length before it (RFC 3004, 4). */
function isIpxe(options: Options): boolean {
  if (options.has(optionCode.ipxe)) return true
  const text = Buffer.from(options.get(optionCode.userClass) ?? []).toString('latin1')
  return text === 'iPXE' || text.slice(1) === 'iPXE'
}

function relayIn(options: Options): RelayPort {
  const nested = nestedIn(options.get(optionCode.relayAgent)) ?? new Map<number, Uint8Array>()
  const [circuit, remote] = [nested.get(1), nested.get(2)]
  const [link, serverOverride] = [numberIn(nested.get(5), 4), numberIn(nested.get(11), 4)]
  return {
    ...(circuit && { circuitId: hex(circuit) }),
    ...(remote && { remoteId: hex(remote) }),
    ...(link !== undefined && { link }),
    ...(serverOverride !== undefined && { serverOverride }),
  }
}
