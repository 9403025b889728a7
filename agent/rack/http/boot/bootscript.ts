/**
 * GET /boot/v1/bootscript, the hottest route of a cell: a burst of nodes asks at once. It takes its
 * query as it comes, reads a few records by key and answers with text.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { architectureVariable, bootScript, waitScript } from '../../../../bootstrap/ipxe/index.ts'
import {
  type BootChoice,
  type BootIdentity,
  type BootResolution,
  commandLine,
  macsOf,
} from '../../../../cell/boot/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import { parseMac } from '../../../../cell/inventory/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import type { Reader } from '../../../../cell/store/index.ts'
import { readBoot } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import type { AccessLog } from './access-log.ts'
import { identifierCharsMax, triesMax, unknownDelaySeconds } from './limits.ts'
import { cloudInitBase, ownOrigin } from './own-address.ts'
import type { StateChanges } from './state-changes.ts'
import { goInteger } from './wire.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** Of a repeated parameter the first counts. */
function text(query: Query, name: string): string {
  return [query[name]].flat()[0]?.trim() ?? ''
}

/** How often the machine says that it tried; a number that no loader counts to is none. */
function triesOf(query: Query): number {
  const tries = goInteger(text(query, 'retry')) ?? 0
  return tries >= 0 && tries <= triesMax ? tries : 0
}

/** What the request says of the machine; a NID that is no number counts as absent. */
function identityOf(query: Query): BootIdentity {
  const mac = text(query, 'mac')
  const name = mac === '' ? text(query, 'name') || text(query, 'host') : ''
  const nid = mac === '' && name === '' ? goInteger(text(query, 'nid')) : undefined
  if (mac === '' && name === '' && (nid === undefined || nid < 0)) {
    throw new Fault('INPUT_QUERY', { message: 'Need a mac=, name=, or nid= parameter' })
  }
  return { mac, name, nid, arch: text(query, 'arch') }
}

/**
 * An identifier as part of a URL in a script. A MAC stays as it was spelled, the rest is escaped.
 */
function escaped(identifier: string): string {
  const short = identifier.slice(0, identifierCharsMax)
  return parseMac(short) ? short : encodeURIComponent(short.toWellFormed())
}

/**
 * How the machine asks again: by the MAC it asked with, or that the inventory knows, or its name.
 */
function chainQuery(reader: Reader, { mac, name, nid }: BootIdentity, { node }: BootResolution) {
  if (mac) return `mac=${escaped(mac)}`
  const [known] = node ? macsOf(reader, node.id) : []
  if (known !== undefined) return `mac=${known}`
  const xname = node?.id ?? name
  return xname ? `name=${escaped(xname)}` : `nid=${nid}`
}

/** A service that looks into configurations of its own first. */
export interface ScriptService {
  /** Where its scripts are, `/boot-service/bootscript`. */
  readonly path: string
  /** What a node boots by them; undefined when they say nothing of it. */
  chosenFor(node: Component, profile: string): BootChoice | undefined
}

/** What scripts take besides the rack. */
export interface ScriptPorts {
  readonly accesses: AccessLog
  readonly changes: StateChanges
  readonly service?: ScriptService
}

/** Makes the handler of the route. */
export function bootscriptHandler(rack: RackContext, ports: ScriptPorts) {
  const { accesses, changes, service } = ports
  const { config, clock, view } = rack
  const { gatewayPath, retryDelaySeconds } = config.boot
  const path = service?.path ?? `${gatewayPath}/boot/v1/bootscript`

  /** The service's choice goes first; a node that may not boot at all still may not. */
  function resolve(identity: BootIdentity, profile: string) {
    const reading = readBoot(view, identity)
    const { node, wait } = reading.resolution
    const mayBoot = node && (wait === undefined || wait === 'no-configuration')
    const choice = mayBoot ? service?.chosenFor(node, profile) : undefined
    return choice ? { ...reading, resolution: { node, choice, wait: undefined } } : reading
  }

  function scriptFor(request: FastifyRequest, query: Query): string {
    const identity = identityOf(query)
    const profile = service ? text(query, 'profile') : ''
    const { reader, resolution } = resolve(identity, profile)
    const { choice, node, wait } = resolution
    const more = profile === '' ? '' : `&profile=${escaped(profile)}`
    const asked = `${chainQuery(reader, identity, resolution)}${more}`
    const chain = `${ownOrigin(request, config)}${path}?${asked}`
    const isNode = node !== undefined && wait === undefined
    if (!choice || (isNode && changes.takeWait(node.id, clock.monotonicMs()))) {
      const seconds = Math.floor(clock.wallMs() / 1_000)
      const chainUrl = `${chain}&arch=${architectureVariable}&ts=${seconds}`
      return waitScript({ delaySeconds: unknownDelaySeconds, chainUrl })
    }
    if (isNode) accesses.note('bootscript', node.id, clock.wallMs())
    const retry = triesOf(query) + 1
    const arch = wait === undefined ? '' : `&arch=${architectureVariable}`
    return bootScript({
      kernel: choice.kernel,
      initrd: choice.initrd,
      commandLine: commandLine(resolution, {
        askingMac: identity.mac && parseMac(identity.mac) ? identity.mac : undefined,
        seedUrl: `${cloudInitBase(request, config)}/`,
      }),
      retryDelaySeconds,
      chainUrl: `${chain}${arch}&retry=${retry}`,
    })
  }

  function summaryFor(query: Query) {
    const { reader, resolution } = resolve(identityOf(query), text(query, 'profile'))
    const { choice } = resolution
    const kernelParams = choice && reader.get('bootImage', `kernel/${choice.kernel}`)?.params
    return {
      params: `kernel ${choice?.params ?? ''}`.trim(),
      kernel: { path: choice?.kernel ?? '', ...(kernelParams && { params: kernelParams }) },
      initrd: { path: choice?.initrd ?? '' },
    }
  }

  return (request: FastifyRequest, reply: FastifyReply): void => {
    const query = request.query as Query
    if (text(query, 'json') === '1') {
      reply.header('content-type', 'application/json; charset=UTF-8')
      reply.send(JSON.stringify(summaryFor(query)))
      return
    }
    const script = scriptFor(request, query)
    reply.header('content-type', 'text/plain; charset=UTF-8')
    reply.send(script)
  }
}
