import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { ipv4Text, type PendingMachines } from '../../../bootstrap/dhcp/index.ts'
import type { Log } from '../../../cell/env/index.ts'
import { type Advertiser, openAdvertiser } from '../adapter/advertiser.ts'
import { deviceAddress } from '../adapter/device-address.ts'
import { openDeviceSocket } from '../adapter/device-socket.ts'
import type { RackConfig } from '../config/index.ts'
import type { RackContext } from '../context.ts'
import { DhcpDesk, receiveBufferBytes } from '../dhcp/index.ts'
import type { Metrics } from '../metrics/index.ts'
import type { Reached } from '../serve.ts'
import { type FileShelf, TftpDesk } from '../tftp/index.ts'
import { planNetwork, type ServedInterface } from './plan.ts'

const [dhcpPort, tftpPort] = [67, 69]

/** What a network needs of its cell. */
interface NetworkParts {
  readonly rack: RackContext
  readonly metrics: Metrics
  readonly reached: Reached
  readonly loaders: FileShelf
  readonly pending: PendingMachines
}

/** The services of a cell on its rack's interface. */
export class RackNetwork {
  readonly #dhcp: Socket
  readonly #tftp: TftpDesk
  readonly #advertiser: Advertiser | undefined

  private constructor(dhcp: Socket, tftp: TftpDesk, advertiser: Advertiser | undefined) {
    this.#dhcp = dhcp
    this.#tftp = tftp
    this.#advertiser = advertiser
  }

  /** Serves the configured interface; undefined when there is none. Faults: INPUT_CONFIG. */
  static async start(
    config: RackConfig['network'],
    parts: NetworkParts,
  ): Promise<RackNetwork | undefined> {
    if (config.interface === '') return undefined
    const served = planNetwork(config, deviceAddress(config.interface))
    const log = parts.rack.log.child({ part: 'network', interface: served.name })
    const files = await filesOf(config.loaders, log)
    const advertiser = config.routerAdvertisements ? openAdvertiser(served.name) : undefined
    const dhcp = await openDhcp(served, { ...parts, files, log, advertiser }).catch((error) => {
      advertiser?.close()
      throw error
    })
    try {
      const tftp = await TftpDesk.start({
        ...{ host: ipv4Text(served.address), port: tftpPort, log, metrics: parts.metrics },
        shelf: parts.loaders,
      })
      return new RackNetwork(dhcp, tftp, advertiser)
    } catch (error) {
      dhcp.close()
      advertiser?.close()
      throw error
    }
  }

  async stop(): Promise<void> {
    this.#tftp.stop()
    this.#advertiser?.close()
    const closed = once(this.#dhcp, 'close')
    this.#dhcp.close()
    await closed
  }
}

/** The names in the folder of loaders; none, and a word of advice, when it is not there. */
async function filesOf(folder: string, log: Log): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) {
    log.warn({ folder }, 'no boot loaders: install the package ipxe, or set network.loaders')
  }
  return new Set(names)
}

interface DhcpParts extends NetworkParts {
  /** Names of the loaders that are there. */
  readonly files: ReadonlySet<string>
  readonly log: Log
  readonly advertiser: Advertiser | undefined
}

async function openDhcp(
  { name, address, network }: ServedInterface,
  { rack, metrics, reached, pending, files, log, advertiser }: DhcpParts,
): Promise<Socket> {
  const socket = createSocket('udp4')
  // A descriptor that is bound already listens at once.
  const listening = once(socket, 'listening')
  socket.bind({ fd: openDeviceSocket(name, dhcpPort) })
  await listening
  socket.setRecvBufferSize(receiveBufferBytes)
  socket.on('error', (err) => log.error({ err }, 'DHCP socket failed'))
  const desk = new DhcpDesk({
    ...{ rack: { ...rack, log }, metrics, networks: [network], server: address, pending },
    loaderAsks: () => void advertiser?.advertise(),
    boot: { loaders: files, http: baseOf(reached, address) },
    send(bytes, to) {
      socket.send(bytes, to.port, ipv4Text(to.address), (err) => {
        if (err) log.warn({ err, to: ipv4Text(to.address) }, 'DHCP reply not sent')
      })
    },
  })
  socket.on('message', (bytes) => void desk.heard(bytes))
  return socket
}

/** Where machines of the network reach this cell by HTTP. */
function baseOf({ url, nodeUrl }: Reached, address: number): string {
  const base = new URL(nodeUrl ?? url)
  if (base.hostname === '0.0.0.0' || base.hostname === '[::]') base.hostname = ipv4Text(address)
  return base.origin
}
