/** What a reply carries: settings of the network, a name, and what to boot. */
import { architectureOf } from './architecture.ts'
import type { Client } from './client.ts'
import { ipv4Last, ipv4Mask, ipv4Text } from './ipv4.ts'
import { headerBytes, replyBytesMax, replyBytesMin } from './limits.ts'
import type { Network } from './network.ts'
import { type MessageType, messageType, optionCode } from './option-code.ts'
import {
  addressBytes,
  namesBytes,
  nestedBytes,
  numberBytes,
  numberIn,
  routesBytes,
  textBytes,
} from './option-value.ts'
import type { Packet } from './packet.ts'

/** What the loaders of a cell are, and where a booting machine finds them and its script. */
export interface BootPlaces {
  /** Loader files that are there, by name. */
  readonly loaders: ReadonlySet<string>
  /** Where this cell answers HTTP on the network: `http://10.88.0.1:7601`. */
  readonly http: string
}

/** What a reply is made of. */
export interface ReplyParts {
  readonly type: MessageType
  readonly request: Packet
  readonly client: Client
  readonly network: Network
  /** This server's address on the network. */
  readonly server: number
  /** The client's; 0 = none is given (INFORM, NAK, ProxyDHCP). */
  readonly address: number
  /** Seconds; undefined = the reply gives no lease. */
  readonly leaseSeconds: number | undefined
  readonly hostName: string | undefined
  readonly boot: BootPlaces | undefined
  /** Why not, in a NAK. */
  readonly why?: string
}

type Option = readonly [code: number, value: Uint8Array]

const whenSome = (code: number, values: readonly number[]): readonly Option[] => {
  return values.length === 0 ? [] : [[code, addressBytes(values)]]
}

const whenText = (code: number, text: string | undefined): readonly Option[] => {
  return text === undefined ? [] : [[code, textBytes(text)]]
}

/** A third of a day is told as it is: T1 = ½, T2 = ⅞ of the lease (RFC 2131, 4.4.5). */
function leaseOptions(seconds: number | undefined): readonly Option[] {
  if (seconds === undefined) return []
  return [
    [optionCode.leaseTime, numberBytes(seconds, 4)],
    [optionCode.renewalTime, numberBytes(Math.floor(seconds / 2), 4)],
    [optionCode.rebindingTime, numberBytes(Math.floor((seconds * 7) / 8), 4)],
  ]
}

/** Settings of the network, the ones that a host cannot do without first. */
function networkOptions(network: Network, hostName: string | undefined): readonly Option[] {
  const { subnet, routes, searchDomains, mtu } = network
  return [
    [optionCode.subnetMask, numberBytes(ipv4Mask(subnet.prefixLength), 4)],
    ...whenSome(optionCode.router, network.routers),
    ...whenSome(optionCode.dns, network.dns),
    ...whenText(optionCode.hostName, hostName),
    ...whenText(optionCode.domainName, network.domain),
    [optionCode.broadcast, numberBytes(ipv4Last(subnet), 4)],
    ...whenSome(optionCode.ntp, network.ntp),
    ...(mtu === undefined ? [] : [[optionCode.interfaceMtu, numberBytes(mtu, 2)] as const]),
    ...(routes.length === 0 ? [] : [[optionCode.classlessRoute, routesBytes(routes)] as const]),
    ...(searchDomains.length === 0
      ? []
      : [[optionCode.domainSearch, namesBytes(searchDomains)] as const]),
  ]
}

/** What a machine is told to load: the file, and the options beside it. */
interface BootOffer {
  readonly file: string
  readonly options: readonly Option[]
}

/** Tells iPXE not to wait for a ProxyDHCP server (its option 176 within 175). */
const noProxyWait: Option = [optionCode.ipxe, nestedBytes(new Map([[176, Uint8Array.of(1)]]))]

/**
 * Discovery control of option 43 (PXE 2.1, 2.2.3): no server is searched for, the file of this
 * offer is the one.
 */
const useThisFile: Option = [optionCode.vendorSpecific, Uint8Array.of(6, 1, 8, optionCode.end)]

/**
 * What a machine boots: iPXE its script, firmware the loader that it can run, over HTTP or TFTP. An
 * operating system that asks for an address, and firmware without a loader here, get nothing.
 */
function bootOffer({ client, server, network, boot }: ReplyParts): BootOffer | undefined {
  if (boot === undefined || client.kind === 'system') return undefined
  if (client.kind === 'ipxe') {
    const mac = client.mac?.replace(/(..)(?=.)/g, '$1:')
    return { file: `${boot.http}/boot/v1/bootscript?mac=${mac ?? ''}`, options: [noProxyWait] }
  }
  const loader = architectureOf(client)?.loaders.find((name) => boot.loaders.has(name))
  if (loader === undefined) return undefined
  if (client.kind === 'http-boot') {
    // Firmware takes no other server for one of HTTP boot (UEFI 2.10, 24.7.3), and EDK2 gives up
    // without a word when it is told no router, though it needs none.
    const router = network.routers.length > 0 ? [] : whenSome(optionCode.router, [server])
    const options = [...whenText(optionCode.vendorClass, 'HTTPClient'), ...router]
    return { file: `${boot.http}/loaders/${loader}`, options }
  }
  const name = ipv4Text(server)
  return {
    file: loader,
    options: [
      ...whenText(optionCode.vendorClass, 'PXEClient'),
      useThisFile,
      ...whenText(optionCode.tftpServerName, name),
      [optionCode.tftpServers, numberBytes(server, 4)],
    ],
  }
}

/** Sent whether a client asked for them or not: it cannot go on, or would misread, without. */
const always: ReadonlySet<number> = new Set([
  optionCode.subnetMask,
  optionCode.vendorClass,
  optionCode.vendorSpecific,
  optionCode.bootFile,
  optionCode.ipxe,
])

/** A reply to a message. */
export function replyTo(parts: ReplyParts): Packet {
  const { type, request, client, network, server, address, leaseSeconds } = parts
  const isNo = type === messageType.nak
  const offer = isNo ? undefined : bootOffer(parts)
  const isOwnField = offer !== undefined && offer.file.length < fileCharsMax
  const bootOptions: readonly Option[] = [
    ...(offer?.options ?? []),
    ...whenText(optionCode.bootFile, offer?.file),
  ]
  const settings = isNo || network.mode === 'proxy' ? [] : networkOptions(network, parts.hostName)
  const wanted = [...settings, ...bootOptions].filter(([code]) => {
    return always.has(code) || client.wants === undefined || client.wants.has(code)
  })
  const echoed = [optionCode.clientId, optionCode.clientUuid, optionCode.relayAgent].flatMap(
    (code) => {
      const value = request.options.get(code)
      return value === undefined ? [] : [[code, value] as const]
    },
  )
  const options = new Map<number, Uint8Array>([
    [optionCode.messageType, Uint8Array.of(type)],
    [optionCode.serverId, numberBytes(client.relay.serverOverride ?? server, 4)],
    ...leaseOptions(leaseSeconds),
    ...whenText(optionCode.message, parts.why),
    ...echoed,
    ...wanted,
  ])
  return {
    op: 2,
    htype: request.htype,
    hops: 0,
    xid: request.xid,
    secs: 0,
    flags: request.flags | (isNo && request.giaddr !== 0 ? broadcastFlag : 0),
    ciaddr: type === messageType.ack ? request.ciaddr : 0,
    yiaddr: address,
    siaddr: offer === undefined ? 0 : server,
    giaddr: request.giaddr,
    chaddr: request.chaddr,
    sname: '',
    file: isOwnField ? offer.file : '',
    options,
  }
}

/** Characters of the fixed field, with room for the NUL after them. */
const fileCharsMax = 128

/** The client hears nothing else yet (RFC 2131, 2). */
export const broadcastFlag = 0x8000

/** Bytes that the client can take, of the UDP payload alone (option 57 counts headers in). */
export function replyRoom(request: Packet): number {
  const said = numberIn(request.options.get(optionCode.maxMessageSize), 2) ?? 0
  return Math.min(Math.max(said - headerBytes, replyBytesMin), replyBytesMax)
}
