import { assert, Fault, helloBytesMax, type PeerKey } from '../../cell/env/index.ts'
import type { Fabric, Station } from './fabric.ts'
import { addressDialMs, addressesMax, connectionBytes } from './limits.ts'
import { Link } from './link.ts'

/** Whom to reach, and where. */
interface Target {
  readonly peer: PeerKey
  readonly addresses: readonly string[]
  readonly signal: AbortSignal
}

/** Trips until the listener has the dialler's hello: TCP, noise and yamux come before it. */
const helloTrips = 5

/** The hello of a cell, as it goes to another one. */
function helloOf({ admission }: Station): Uint8Array {
  const hello = admission.hello()
  assert(hello.length <= helloBytesMax, 'a hello fits its limit')
  return hello
}

const unreachable = (peer: PeerKey, reason: string) =>
  new Fault('PEER_UNREACHABLE', { details: { peer, reason } })

const refused = (peer: PeerKey, by: 'us' | 'them', reason: string) =>
  new Fault('PEER_REFUSED', { message: reason, details: { peer, reason, by } })

/** Connects, one address after the other. Faults as the port says. */
export async function dial(
  network: Fabric,
  bus: Station,
  { peer, addresses, signal }: Target,
): Promise<void> {
  if (bus.links.has(peer)) return
  let reason = 'no address of it is known'
  for (const address of addresses.slice(0, addressesMax)) {
    if (bus.isClosed || signal.aborted) throw unreachable(peer, 'the caller gave up')
    const failure = await tryAddress(network, bus, { peer, address, signal })
    if (bus.links.has(peer)) return
    if (failure !== undefined) reason = failure
  }
  throw unreachable(peer, reason)
}

/** Undefined = connected; otherwise why not. */
async function tryAddress(
  network: Fabric,
  bus: Station,
  { peer, address, signal }: { peer: PeerKey; address: string; signal: AbortSignal },
): Promise<string | undefined> {
  const place = network.place(address)
  if (!place) return 'no such host'
  if (network.isCutOff(bus, place)) {
    await network.wait(addressDialMs, signal)
    return 'no answer in time'
  }
  const target = network.at(address)
  const link = new Link(network, bus, target ?? bus)
  await network.wait(helloTrips * link.delayMs(), signal)
  if (bus.isClosed || signal.aborted) return 'the caller gave up'
  if (!target || target.isClosed) return 'the connection was refused'
  if (target.self !== peer) return 'another cell answers there'
  return await greet({ network, link, signal }, bus, target)
}

/** What a greeting needs. */
interface Greeting {
  readonly network: Fabric
  readonly link: Link
  readonly signal: AbortSignal
}

/** The hellos, the dialler's first. */
async function greet(
  { network, link, signal }: Greeting,
  bus: Station,
  target: Station,
): Promise<string | undefined> {
  const silence = async () => {
    await network.wait(addressDialMs, signal)
    return 'no answer in time'
  }
  if (network.isCut(bus, target) || network.isCut(target, bus)) return await silence()
  const theirs = target.admission.admit(bus.self, helloOf(bus))
  await network.wait(link.delayMs(), signal)
  if (network.isCut(target, bus)) return await silence()
  if (theirs !== undefined) throw refused(target.self, 'them', theirs)
  if (bus.isClosed || signal.aborted || target.isClosed) return 'the connection broke'
  const ours = bus.admission.admit(target.self, helloOf(target))
  if (ours !== undefined) throw refused(target.self, 'us', ours)
  for (const each of [bus, target]) {
    each.sentBytes += connectionBytes / 2
    each.receivedBytes += connectionBytes / 2
  }
  const between = network.connect(bus, target, link)
  between.join(bus)
  between.send(bus, { bytes: 0, name: 'welcome', act: () => between.join(target) })
  return undefined
}
