/**
 * The DHCP server of a rack as a state machine (RFC 2131, 4.3): a message comes in, what is to be
 * sent and kept comes out. It has no sockets and no clock of its own, and it answers from its own
 * cell's records alone.
 */
import { type Binding, bindingOf, type KnownPort, type Silence } from './binding.ts'
import { type Client, clientOf } from './client.ts'
import { type Destination, destinationOf } from './destination.ts'
import { isInSubnet } from './ipv4.ts'
import type { LeaseBook, LeaseEntry } from './lease-book.ts'
import { offerMs, quarantineMs } from './limits.ts'
import { type Network, networkOf } from './network.ts'
import { type MessageType, messageType, optionCode } from './option-code.ts'
import { numberIn, textIn } from './option-value.ts'
import type { Packet } from './packet.ts'
import type { PortWatch } from './port-watch.ts'
import { type BootPlaces, replyTo } from './reply.ts'

/** What the server needs of its cell. */
export interface DhcpWorld {
  networks(): readonly Network[]
  /**
   * A port of this cell's own slice, by the 12 hex digits of its MAC; `elsewhere` = another cell
   * knows it and answers it.
   */
  portOf(mac: string): KnownPort | 'elsewhere' | undefined
  bookOf(network: Network): LeaseBook
  bootOf(network: Network): BootPlaces | undefined
  nowMs(): number
}

/** What is kept of a lease, on disk before the reply is sent. */
export interface LeaseChange {
  readonly network: Network
  readonly entry: LeaseEntry
  readonly seconds: number
  readonly client: Client
  readonly port: KnownPort | undefined
  /** What the client said of an address that it declined. */
  readonly reason?: string
}

/** What comes of a message. */
export interface Outcome {
  readonly client: Client | undefined
  readonly network: Network | undefined
  readonly type: MessageType | undefined
  /** The client in the inventory of this cell; absent also when it was not looked up. */
  readonly port?: KnownPort | undefined
  /** Why there is no reply. */
  readonly silence?: Silence
  readonly reply?: Packet
  readonly to?: Destination
  readonly change?: LeaseChange
}

/** A message of a client whose network is known. */
interface Turn {
  readonly packet: Packet
  readonly client: Client
  readonly network: Network
  readonly book: LeaseBook
  readonly port: KnownPort | undefined
  /** This server's address there. */
  readonly server: number
}

type Part = Pick<Outcome, 'silence' | 'reply' | 'change'>

/** The DHCP server of a cell. */
export class DhcpServer {
  readonly #world: DhcpWorld
  readonly #ports: PortWatch

  constructor(world: DhcpWorld, ports: PortWatch) {
    this.#world = world
    this.#ports = ports
  }

  /** Answers a message that an interface with this address heard. */
  handle(packet: Packet, server: number): Outcome {
    const type = numberIn(packet.options.get(optionCode.messageType), 1) as MessageType | undefined
    const client = clientOf(packet)
    const about = { client, type, network: undefined }
    if (packet.op !== 1 || type === undefined) return { ...about, silence: 'no-request' }
    if (!client) return { ...about, silence: 'no-hardware-address' }
    const { link = subnetSelection(packet) } = client.relay
    const { giaddr, ciaddr } = packet
    const network = networkOf(this.#world.networks(), { link, giaddr, ciaddr, server })
    if (!network) return { ...about, silence: 'no-network' }
    const nowMs = this.#world.nowMs()
    const book = this.#world.bookOf(network)
    book.expire(nowMs)
    const port = client.mac === undefined ? undefined : this.#world.portOf(client.mac)
    const known = { client, type, network, ...(port !== 'elsewhere' && { port }) }
    if (network.mode === 'off') return { ...known, silence: 'switched-off' }
    if (port === 'elsewhere') return { ...known, silence: 'not-for-us' }
    if (this.#ports.isElsewhere(client, nowMs)) return { ...known, silence: 'two-ports' }
    const part = this.#act(type, { packet, client, network, book, port, server })
    const { reply } = part
    return { ...known, ...part, ...(reply && { to: destinationOf(reply) }) }
  }

  #act(type: MessageType, turn: Turn): Part {
    switch (type) {
      case messageType.discover:
        return turn.network.mode === 'proxy' ? this.#proxy(turn) : this.#discover(turn)
      case messageType.request:
        return turn.network.mode === 'proxy' ? this.#proxy(turn) : this.#request(turn)
      case messageType.decline:
        return this.#decline(turn)
      case messageType.release:
        return this.#release(turn)
      case messageType.inform:
        return { reply: this.#reply(turn, { type: messageType.ack }) }
      default:
        return { silence: 'no-request' }
    }
  }

  #discover(turn: Turn): Part {
    const binding = this.#bind(turn, requestedIn(turn.packet))
    if (typeof binding === 'string') return { silence: binding }
    const { address } = binding
    const { book, client } = turn
    const held = book.at(address)
    if (held?.client !== client.key || held.state !== 'bound') {
      const untilMs = this.#world.nowMs() + offerMs
      book.set({ address, client: client.key, state: 'offered', untilMs })
    }
    return { reply: this.#reply(turn, { type: messageType.offer, binding }) }
  }

  #request(turn: Turn): Part {
    const { packet, client, network, book } = turn
    const chosen = numberIn(packet.options.get(optionCode.serverId), 4)
    if (chosen !== undefined && chosen !== (client.relay.serverOverride ?? turn.server)) {
      const offered = book.of(client.key)
      if (offered?.state === 'offered') book.end(offered.address)
      return { silence: 'other-server' }
    }
    const wanted = requestedIn(packet)
    const binding = this.#bind(turn, wanted)
    if (typeof binding === 'string') {
      // Whoever has a lease of this server must learn that it is over; others are not spoken for.
      const isOurs = chosen !== undefined || book.of(client.key) !== undefined
      return isOurs ? { reply: this.#no(turn, binding) } : { silence: binding }
    }
    if (!isInSubnet(wanted, network.subnet)) return { reply: this.#no(turn, 'wrong network') }
    if (binding.address !== wanted) return { reply: this.#no(turn, 'not your address') }
    const untilMs = this.#world.nowMs() + binding.seconds * 1_000
    const uuid = client.uuid ?? book.of(client.key)?.uuid
    const entry: LeaseEntry = { address: wanted, client: client.key, state: 'bound', untilMs, uuid }
    book.set(entry)
    const { port, seconds } = binding
    return {
      reply: this.#reply(turn, { type: messageType.ack, binding }),
      change: { network, entry, seconds, client, port },
    }
  }

  /** The address is in use by somebody: it rests, and is shown with what the client said. */
  #decline(turn: Turn): Part {
    const { packet, client, network, book, port } = turn
    const address = requestedIn(packet)
    const held = book.at(address)
    if (held?.client !== client.key || held.state === 'free') return { silence: 'not-for-us' }
    const untilMs = this.#world.nowMs() + quarantineMs
    const entry: LeaseEntry = { ...held, state: 'quarantined', untilMs }
    book.set(entry)
    const reason = textIn(packet.options.get(optionCode.message)) ?? 'the client found it in use'
    return { change: { network, entry, seconds: quarantineMs / 1_000, client, port, reason } }
  }

  #release(turn: Turn): Part {
    const { packet, client, network, book, port } = turn
    const held = book.at(packet.ciaddr)
    if (held?.client !== client.key || held.state !== 'bound') return { silence: 'not-for-us' }
    book.end(held.address)
    const entry: LeaseEntry = { ...held, state: 'free' }
    return { change: { network, entry, seconds: 0, client, port } }
  }

  /** Beside the site's own server: what to boot and nothing else (PXE 2.1, 2.2). */
  #proxy(turn: Turn): Part {
    const { client, packet } = turn
    if (client.kind === 'system') return { silence: 'proxy-only' }
    const isOffer = packet.options.get(optionCode.messageType)?.[0] === messageType.discover
    const type = isOffer ? messageType.offer : messageType.ack
    const reply = this.#reply(turn, { type })
    return reply.file === '' && !reply.options.has(optionCode.bootFile)
      ? { silence: 'proxy-only' }
      : { reply }
  }

  #bind({ client, network, port, book }: Turn, address: number): Binding | Silence {
    return bindingOf({ client, network, port, book, address })
  }

  #no(turn: Turn, why: string): Packet {
    return this.#reply(turn, { type: messageType.nak, why })
  }

  #reply(
    { packet: request, client, network, server, port }: Turn,
    { type, binding, why }: { type: MessageType; binding?: Binding; why?: string },
  ): Packet {
    return replyTo({
      type,
      request,
      client,
      network,
      server,
      address: binding?.address ?? 0,
      leaseSeconds: binding?.seconds,
      hostName: port?.hostName,
      boot: this.#world.bootOf(network),
      ...(why !== undefined && { why }),
    })
  }
}

/** The address that a client asks for, or has (RFC 2131, 4.3.2); 0 = none. */
function requestedIn({ options, ciaddr }: Packet): number {
  return numberIn(options.get(optionCode.requestedAddress), 4) ?? ciaddr
}

/** Option 118 (RFC 3011): the subnet that an address is wanted from. */
function subnetSelection({ options }: Packet): number | undefined {
  return numberIn(options.get(optionCode.subnetSelection), 4)
}
