/** Machines that asked and that nobody knows: what a technician needs to tell which one it is. */
import { architectureOf } from './architecture.ts'
import type { Client } from './client.ts'
import { pendingMax } from './limits.ts'

/** An unknown machine. Times are of the wall, for people. */
export interface PendingMachine {
  /** 12 hex digits. */
  readonly mac: string
  readonly network: string
  /** What it boots with, as people call it: `x86-64 UEFI`; absent = an operating system asked. */
  readonly firmware?: string
  readonly uuid?: string
  readonly vendorClass?: string
  readonly hostName?: string
  /** Hex, of the relay that heard it. */
  readonly circuitId?: string
  readonly remoteId?: string
  /** The address of the pool that it was given. */
  readonly address?: number
  readonly firstMs: number
  readonly lastMs: number
  /** Messages that it sent. */
  readonly messages: number
}

/** Remembers unknown machines, those that were heard last when there are too many. */
export class PendingMachines {
  readonly #machines = new Map<string, PendingMachine>()

  list(): readonly PendingMachine[] {
    return [...this.#machines.values()]
  }

  /**
   * A message of a machine that nobody knows. What an earlier one said stays: firmware tells its
   * UUID, the system behind it does not.
   */
  heard(
    client: Client,
    { network, address, nowMs }: { network: string; address: number | undefined; nowMs: number },
  ): void {
    const { mac, uuid, vendorClass, hostName, relay } = client
    if (mac === undefined) return
    const before = this.#machines.get(mac)
    const firmware = client.kind === 'system' ? undefined : architectureOf(client)?.name
    this.#machines.delete(mac)
    this.#machines.set(mac, {
      ...before,
      mac,
      network,
      ...(firmware && { firmware }),
      ...(uuid && { uuid }),
      ...(vendorClass && { vendorClass }),
      ...(hostName && { hostName }),
      ...(relay.circuitId && { circuitId: relay.circuitId }),
      ...(relay.remoteId && { remoteId: relay.remoteId }),
      ...(address !== undefined && { address }),
      firstMs: before?.firstMs ?? nowMs,
      lastMs: nowMs,
      messages: (before?.messages ?? 0) + 1,
    })
    const [oldest] = this.#machines.keys()
    if (this.#machines.size > pendingMax && oldest !== undefined) this.#machines.delete(oldest)
  }

  /** Somebody knows it now, or it is not waited for any more. */
  forget(mac: string): void {
    this.#machines.delete(mac)
  }
}
