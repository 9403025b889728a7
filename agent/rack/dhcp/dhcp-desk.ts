/** DHCP at one network interface: messages in, leases on disk, replies out. */
import {
  type Destination,
  DhcpServer,
  entryOf,
  ipv4Text,
  LeaseBook,
  leaseOf,
  type Network,
  type Outcome,
  type PendingMachines,
  PortWatch,
  packetBytes,
  readPacket,
  replyRoom,
} from '../../../bootstrap/dhcp/index.ts'
import { type Log, randomHex } from '../../../cell/env/index.ts'
import type { RackContext } from '../context.ts'
import type { Metrics } from '../metrics/index.ts'
import { Complaints } from './complaint.ts'
import { type BootPlaces, isGivenTo, knownPort } from './inventory.ts'
import { leasesWaitingMax, leasesWaitingUnknownMax } from './limits.ts'

/** Sends bytes out of the interface. */
export type Send = (bytes: Uint8Array, to: Destination) => void

/** What DHCP at an interface needs. */
export interface DhcpDeskParts {
  readonly rack: Pick<RackContext, 'ledger' | 'view' | 'peers' | 'clock' | 'random' | 'log'>
  readonly metrics: Metrics
  readonly networks: readonly Network[]
  /** This cell's address at the interface. */
  readonly server: number
  readonly boot: BootPlaces
  readonly send: Send
  /** Machines that nobody knows. */
  readonly pending: PendingMachines
  /** A loader looks for its addresses. */
  readonly loaderAsks: () => void
}

/** The DHCP server of one interface. */
export class DhcpDesk {
  readonly #parts: DhcpDeskParts
  readonly #log: Log
  readonly #books = new Map<string, LeaseBook>()
  readonly #dhcp: DhcpServer
  readonly #clock: string
  readonly #complaints: Complaints
  #waiting = 0

  constructor(parts: DhcpDeskParts) {
    const { rack, networks, server, boot } = parts
    const { ledger, clock, random, log } = rack
    this.#parts = parts
    this.#log = log
    this.#complaints = new Complaints(log)
    this.#clock = randomHex(random.fork('dhcp'), 8)
    for (const network of networks) this.#books.set(network.name, this.#loaded(network))
    this.#dhcp = new DhcpServer(
      {
        networks: () => networks,
        portOf: (mac) => knownPort(rack, mac),
        bookOf: ({ name }) => this.#books.get(name) as LeaseBook,
        bootOf: () => boot,
        nowMs: () => clock.monotonicMs(),
      },
      new PortWatch(),
    )
    log.info(
      { server: ipv4Text(server), leases: ledger.count('lease'), networks: networks.length },
      'DHCP ready',
    )
  }

  /** The leases of a network as they were at the end of the last run. */
  #loaded(network: Network): LeaseBook {
    const { rack, server } = this.#parts
    const book = new LeaseBook(network.pools, (address) => {
      return address === server || network.routers.includes(address) || isGivenTo(rack, address)
    })
    const nowMs = rack.clock.monotonicMs()
    for (const lease of rack.ledger.list('lease')) {
      const entry = lease.network === network.name ? entryOf(lease, nowMs) : undefined
      if (entry) book.set(entry)
    }
    return book
  }

  /** Takes a message as it came. Resolves when it is dealt with; never rejects. */
  async heard(bytes: Uint8Array): Promise<void> {
    const { metrics, server } = this.#parts
    const packet = readPacket(bytes)
    if (typeof packet === 'string') {
      metrics.count('rackcell_dhcp_drops_total', { reason: packet })
      return
    }
    const outcome = this.#dhcp.handle(packet, server)
    if (outcome.silence) this.#drop(outcome.silence, outcome)
    this.#notePending(outcome)
    if (outcome.client?.kind === 'ipxe' && outcome.reply) this.#parts.loaderAsks()
    if (outcome.change && !(await this.#kept(outcome))) return
    const { reply, to } = outcome
    if (!reply || !to) return
    metrics.count('rackcell_dhcp_replies_total', { type: typeName(outcome) })
    this.#parts.send(packetBytes(reply, replyRoom(packet)), to)
  }

  /** Whoever nobody knows is shown to people, until somebody does. */
  #notePending({ client, network, port, silence, reply }: Outcome): void {
    if (!client || !network || silence === 'not-for-us') return
    const { rack, pending } = this.#parts
    if (port) {
      if (client.mac !== undefined) pending.forget(client.mac)
      return
    }
    const address = reply?.yiaddr || undefined
    pending.heard(client, { network: network.name, address, nowMs: rack.clock.wallMs() })
  }

  #drop(reason: string, outcome: Outcome): void {
    this.#parts.metrics.count('rackcell_dhcp_drops_total', { reason })
    this.#complaints.silent(reason, outcome)
  }

  /** Writes a lease to disk; false when it is not there, and nothing may be promised. */
  async #kept(outcome: Outcome): Promise<boolean> {
    const { change } = outcome
    if (!change) return true
    const { metrics, rack } = this.#parts
    const { ledger, clock } = rack
    const limit = change.port ? leasesWaitingMax : leasesWaitingUnknownMax
    if (this.#waiting >= limit) {
      this.#drop('overloaded', outcome)
      return false
    }
    const moment = { clock: this.#clock, nowMs: clock.monotonicMs(), wallMs: clock.wallMs() }
    const lease = leaseOf(change, moment)
    this.#waiting += 1
    try {
      await ledger.transact({ subject: 'dhcp' }, (tx) => {
        if (lease.state === 'free') tx.delete('lease', lease.address)
        else tx.put('lease', lease)
      })
      this.#complaints.changed(outcome)
      return true
    } catch (error) {
      metrics.count('rackcell_dhcp_drops_total', { reason: 'not-stored' })
      this.#log.error({ err: error, address: lease.address }, 'lease not stored, no reply')
      return false
    } finally {
      this.#waiting -= 1
    }
  }
}

const typeNames = ['', '', 'offer', '', '', 'ack', 'nak'] as const

function typeName({ reply }: Outcome): string {
  return typeNames[reply?.options.get(53)?.[0] ?? 0] || 'other'
}
