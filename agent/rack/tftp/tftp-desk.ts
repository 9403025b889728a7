/** TFTP at one address: a request opens a transfer with a socket of its own (RFC 1350, 4). */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import {
  type ClientPacket,
  errorBytes,
  netascii,
  readClientPacket,
  type Step,
  Transfer,
  tftpError,
  tftpPathOf,
} from '../../../bootstrap/tftp/index.ts'
import type { Log } from '../../../cell/env/index.ts'
import type { Metrics } from '../metrics/index.ts'
import type { FileShelf } from './file-shelf.ts'
import { transfersMax } from './limits.ts'

type ReadRequest = Extract<ClientPacket, { kind: 'read' }>

/** Where TFTP is served, and from what. */
export interface TftpDeskParts {
  /** The address of the interface: replies come from it. */
  readonly host: string
  readonly port: number
  readonly shelf: FileShelf
  readonly log: Log
  readonly metrics: Metrics
}

/** The TFTP server of one address. */
export class TftpDesk {
  readonly #parts: TftpDeskParts
  readonly #socket = createSocket('udp4')
  readonly #transfers = new Set<Socket>()
  /** Requests that are under way, so that one that is sent twice is answered once. */
  readonly #peers = new Set<string>()

  private constructor(parts: TftpDeskParts) {
    this.#parts = parts
  }

  /** Listens. Rejects when the port cannot be had. */
  static async start(parts: TftpDeskParts): Promise<TftpDesk> {
    const desk = new TftpDesk(parts)
    const socket = desk.#socket
    socket.on('message', (bytes, peer) => void desk.#asked(bytes, peer))
    socket.bind(parts.port, parts.host)
    await once(socket, 'listening')
    socket.on('error', (err) => parts.log.error({ err }, 'TFTP socket failed'))
    return desk
  }

  /** The port that it listens on. */
  get port(): number {
    return this.#socket.address().port
  }

  stop(): void {
    this.#socket.close()
    for (const socket of this.#transfers) socket.close()
    this.#transfers.clear()
  }

  async #asked(bytes: Uint8Array, peer: RemoteInfo): Promise<void> {
    const { metrics } = this.#parts
    const packet = readClientPacket(bytes)
    const name = `${peer.address}:${peer.port}`
    if (typeof packet === 'string' || packet.kind !== 'read') {
      metrics.count('rackcell_tftp_transfers_total', { end: 'refused' })
      if (packet === 'write') this.#refuse(peer, tftpError.access, 'files are only read here')
      else if (packet === 'mode') this.#refuse(peer, tftpError.undefined, 'mode is octet')
      return
    }
    if (this.#peers.has(name)) return
    if (this.#peers.size >= transfersMax) {
      metrics.count('rackcell_tftp_transfers_total', { end: 'overloaded' })
      return
    }
    this.#peers.add(name)
    try {
      metrics.count('rackcell_tftp_transfers_total', { end: await this.#serve(packet, peer) })
    } finally {
      this.#peers.delete(name)
    }
  }

  #refuse(peer: RemoteInfo, code: number, text: string): void {
    this.#socket.send(errorBytes(code, text), peer.port, peer.address)
  }

  async #serve(request: ReadRequest, peer: RemoteInfo): Promise<string> {
    const { shelf, log } = this.#parts
    const path = tftpPathOf(request.file)
    const file = path === undefined ? undefined : await shelf.read(path)
    const about = { file: request.file, peer: peer.address }
    if (file === undefined) {
      log.warn(about, 'TFTP: there is no such file')
      this.#refuse(peer, tftpError.notFound, 'there is no such file')
      return 'missing'
    }
    const bytes = request.mode === 'netascii' ? netascii(file) : file
    const end = await this.#send(new Transfer(bytes, request.options), peer)
    log.info({ ...about, bytes: bytes.length, end }, 'TFTP transfer ended')
    return end
  }

  /** Sends a file; resolves with how that ended. */
  async #send(transfer: Transfer, peer: RemoteInfo): Promise<string> {
    const socket = createSocket('udp4')
    const ended = Promise.withResolvers<string>()
    let timer: NodeJS.Timeout | undefined
    const go = ({ packets, end }: Step) => {
      if (end !== undefined) {
        ended.resolve(end)
        return
      }
      if (packets.length === 0) return
      for (const packet of packets) socket.send(packet)
      clearTimeout(timer)
      timer = setTimeout(() => go(transfer.silence()), transfer.retryMs)
    }
    socket.on('error', () => ended.resolve('lost'))
    socket.on('close', () => ended.resolve('stopped'))
    socket.on('message', (bytes) => {
      const packet = readClientPacket(bytes)
      if (typeof packet === 'string' || packet.kind === 'read') return
      // Firmware breaks off its first request when it has learned the size; that is no complaint.
      if (packet.kind === 'error') ended.resolve('broken-off')
      else go(transfer.acknowledged(packet.block))
    })
    this.#transfers.add(socket)
    try {
      socket.bind(0, this.#parts.host)
      await once(socket, 'listening')
      // A connected socket hears its client alone (RFC 1350, 4).
      socket.connect(peer.port, peer.address)
      await once(socket, 'connect')
      go(transfer.start())
      return await ended.promise
    } finally {
      clearTimeout(timer)
      if (this.#transfers.delete(socket)) socket.close()
    }
  }
}
