/** What a technician should hear of messages that got no reply, or a bad one; seldom enough. */
import { LRUCache } from 'lru-cache'
import type { Outcome } from '../../../bootstrap/dhcp/index.ts'
import { ipv4Text } from '../../../bootstrap/dhcp/index.ts'
import type { Log } from '../../../cell/env/index.ts'
import { complaintEveryMs, complaintsMax } from './limits.ts'

/** Reasons that somebody has to do something about; others are nobody's fault. */
const advice: Readonly<Record<string, string>> = {
  'wrong-uuid':
    'another UUID had this MAC: two machines share it, or a board was changed; once its lease is over it is served',
  'two-ports': 'one MAC behind two ports at a time: look for a doubled address or a loop',
  'no-free-address': 'no address is free for it: enlarge network.pools, or give the node one',
  'no-network': 'a relay that no network names: its address is in none of the subnets',
  overloaded: 'the disk does not keep up with leases: clients ask again',
}

/** Logs what is odd, each thing of a client once in a while. */
export class Complaints {
  readonly #log: Log
  readonly #said = new LRUCache<string, true>({ max: complaintsMax, ttl: complaintEveryMs })

  constructor(log: Log) {
    this.#log = log
  }

  /** A message that got no reply for this reason. */
  silent(reason: string, { client, network }: Pick<Outcome, 'client' | 'network'>): void {
    const remedy = advice[reason]
    if (remedy === undefined || !this.#isNew(`${reason} ${client?.key}`)) return
    const { mac, uuid, relay } = client ?? {}
    const about = { reason, mac, uuid, ...relay, network: network?.name, remedy }
    this.#log.warn(about, 'DHCP gives no answer')
  }

  /** What a change of a lease means, when it is no good news. */
  changed({ change }: Outcome): void {
    if (change?.entry.state !== 'quarantined') return
    const { client, entry, port, reason } = change
    const address = ipv4Text(entry.address)
    if (!this.#isNew(`declined ${address}`)) return
    this.#log.warn(
      { address, mac: client.mac, node: port?.node, reason },
      'address declined: somebody else uses it; it rests for an hour',
    )
  }

  #isNew(what: string): boolean {
    if (this.#said.has(what)) return false
    this.#said.set(what, true)
    return true
  }
}
