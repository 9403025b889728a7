/**
 * Redfish endpoints as clients write them, checked and brought to one spelling (reference 1.4):
 * which names may be endpoints, and how host name, domain and FQDN belong together.
 */
import { Fault } from '../env/index.ts'
import { ipOf, parseIp } from './ip.ts'
import { macOf } from './mac.ts'
import { quoted } from './quoted.ts'
import { settled } from './record-change.ts'
import { type Xname, xnameOfType } from './xname.ts'
import { redfishEndpointTypes } from './xname-grammar.ts'

/** An endpoint as a client writes it. Empty text is as good as absent. */
export interface EndpointInput {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly hostname?: string | undefined
  readonly domain?: string | undefined
  readonly fqdn?: string | undefined
  readonly enabled?: boolean | undefined
  readonly uuid?: string | undefined
  readonly user?: string | undefined
  readonly password?: string | undefined
  readonly useSsdp?: boolean | undefined
  readonly macRequired?: boolean | undefined
  readonly macAddr?: string | undefined
  readonly ipAddress?: string | undefined
  readonly rediscoverOnUpdate?: boolean | undefined
  readonly templateId?: string | undefined
}

/** The three parts of where an endpoint is reached. */
export interface HostNames {
  readonly hostname: string
  readonly domain: string
  readonly fqdn: string
}

/** What a client did give, checked. */
export interface GivenEndpoint extends Partial<HostNames> {
  readonly name?: string
  readonly enabled?: boolean
  readonly uuid?: string
  readonly user?: string
  readonly password?: string
  readonly useSsdp?: boolean
  readonly macRequired?: boolean
  readonly macAddr?: string
  readonly ipAddress?: string
  readonly rediscoverOnUpdate?: boolean
  readonly templateId?: string
}

/** What Go clients send in the place of no UUID. */
export const zeroUuid = '00000000-0000-0000-0000-000000000000'
const bareName = /^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?$/i

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

/**
 * Hardware addresses that are no MAC of one port, yet come from real controllers: nothing, all
 * zeros or ones in a slot without a card, and the longer addresses of InfiniBand ports.
 */
export function namesNoPort(mac: string): boolean {
  const digits = mac.replace(/[\s:.-]/g, '')
  return /^(0*|f+)$/i.test(digits) || /^([0-9a-f]{16}|[0-9a-f]{40})$/i.test(digits)
}

/** The name of an endpoint: its ID, or the host name in its place. Faults: INPUT_XNAME. */
export function endpointIdOf({ id, hostname }: EndpointInput): Xname {
  return xnameOfType(id || hostname || '', [...redfishEndpointTypes])
}

function splitFqdn(fqdn: string): HostNames {
  if (parseIp(fqdn)) return { hostname: fqdn, domain: '', fqdn }
  const dot = fqdn.indexOf('.')
  if (dot < 0) return { hostname: fqdn, domain: '', fqdn }
  return { hostname: fqdn.slice(0, dot), domain: fqdn.slice(dot + 1), fqdn }
}

function checkHostname(hostname: string): void {
  if (parseIp(hostname) || bareName.test(hostname)) return
  refuse(`Hostname ${quoted(hostname)} is neither a name without dots nor an IP address`)
}

/**
 * The names that follow from those given, in lower case; undefined when none is given. FQDN alone
 * is cut at its first dot; host name and domain alone are joined. Faults: INPUT_BODY when they
 * disagree.
 */
export function hostNamesOf(given: Partial<HostNames>): HostNames | undefined {
  const [hostname, domain, fqdn] = [given.hostname, given.domain, given.fqdn].map((text) => {
    return (text ?? '').trim().toLowerCase()
  }) as [string, string, string]
  if (hostname === '' && fqdn === '') return undefined
  // Nothing of it is repeated: what stands there is a user and a password.
  if ([hostname, domain, fqdn].some((text) => text.includes('@'))) {
    return refuse('Hostname, Domain and FQDN are names, not URLs: none of them has an @')
  }
  if (fqdn === '') {
    checkHostname(hostname)
    const whole = domain === '' || parseIp(hostname) ? hostname : `${hostname}.${domain}`
    return { hostname, domain, fqdn: whole }
  }
  const names = splitFqdn(fqdn)
  checkHostname(names.hostname)
  if ((hostname && hostname !== names.hostname) || (domain && domain !== names.domain)) {
    return refuse(`FQDN ${quoted(fqdn)} is not host name and domain joined by a dot`)
  }
  return names
}

function checkMac(text: string | undefined): string | undefined {
  if (!text || namesNoPort(text)) return undefined
  return macOf(text).colon
}

function checkIp(text: string | undefined, hostname: string | undefined): string | undefined {
  if (!text) return undefined
  const { text: ip } = ipOf(text)
  const named = hostname === undefined ? undefined : parseIp(hostname)
  if (named !== undefined && named.text !== ip) {
    return refuse(`IPAddress ${ip} is not the address that Hostname gives, ${named.text}`)
  }
  return ip
}

/**
 * Checks what a client gave of an endpoint. `names` are those that the endpoint has already, for a
 * change of some. Faults: INPUT_BODY, INPUT_MAC, INPUT_IP.
 */
export function checkEndpoint(input: EndpointInput, names?: HostNames): GivenEndpoint {
  const asked = input.fqdn
    ? input
    : { hostname: input.hostname || names?.hostname, domain: input.domain || names?.domain }
  const hosts =
    input.fqdn || input.hostname || input.domain ? hostNamesOf(settled(asked)) : undefined
  return settled<GivenEndpoint>({
    ...hosts,
    name: input.name || undefined,
    enabled: input.enabled,
    uuid: input.uuid === zeroUuid ? undefined : input.uuid || undefined,
    user: input.user || undefined,
    password: input.password || undefined,
    useSsdp: input.useSsdp,
    macRequired: input.macRequired,
    macAddr: checkMac(input.macAddr),
    ipAddress: checkIp(input.ipAddress, (hosts ?? names)?.hostname),
    rediscoverOnUpdate: input.rediscoverOnUpdate,
    templateId: input.templateId || undefined,
  })
}
