import { parseArgs } from 'node:util'
import { Fault } from '../../../cell/env/index.ts'
import { parseListenAddress } from '../config/index.ts'

/** What `rackcell up` was asked for. */
export interface UpOptions {
  readonly data: string
  readonly host: string
  /** Of the first cell; cell k listens on port + k - 1. 0 = any free port. */
  readonly port: number
  readonly cells: number
  /** Discovery file for a first start; undefined = none. */
  readonly sample: string | undefined
  readonly restart: boolean
  /** HTTPS also on loopback. */
  readonly tls: boolean
  /** Plain HTTP also where others can reach it. */
  readonly insecureHttp: boolean
  /** The rack's network interface of the first cell; '' = none. */
  readonly bootInterface: string
  /** Addresses for machines without one; '' = none. */
  readonly dhcpPool: string
  readonly auth: string
  readonly logLevel: string
  readonly help: boolean
}

/** The help text of `rackcell up`. */
export const upUsage = `Usage: rackcell up [options]

Starts rack cells on this machine, peers of one another, and stays in the foreground; Ctrl-C stops
everything in order.
A second start with the same data folder continues where the first one stopped.

Options:
  --data DIR          where everything is kept              (default: ./.rackcell)
  --http HOST:PORT    where the first cell listens, the     (default: 127.0.0.1:7601)
                      others on the ports behind it
  --cells N           how many cells, one or more           (default: 3)
  --sample FILE       discovery file for a first start      (default: the sample cluster, 23 nodes)
  --no-sample         start empty
  --no-restart        do not restart a cell that dies
  --tls               HTTPS also on loopback, with authorities of the cells' own
  --insecure-http     plain HTTP also on an address that others can reach
  --boot-interface I  serve DHCP and TFTP on this network interface; one cell only
  --dhcp-pool A-B     addresses there for machines that have none in the inventory
  --auth on|off       off only while listening on loopback  (default: on)
  --log-level LEVEL   error, warn, info or debug            (default: info)
  --help              this text

Examples:
  rackcell up
  rackcell up --data /var/tmp/trial --http 127.0.0.1:7701 --no-sample
  rackcell up --cells 1 --sample my-cluster.yaml
`

/** Each cell is a process of about 100 MB. */
const cellsMax = 64
const defaultAddress = '127.0.0.1:7601'

/** Reads the arguments. Faults: INPUT_CONFIG, INPUT_ADDRESS. */
export function parseUpOptions(args: readonly string[], defaultSample: string): UpOptions {
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', default: '.rackcell' },
        http: { type: 'string', default: defaultAddress },
        cells: { type: 'string', default: '3' },
        sample: { type: 'string' },
        'no-sample': { type: 'boolean', default: false },
        'no-restart': { type: 'boolean', default: false },
        tls: { type: 'boolean', default: false },
        'insecure-http': { type: 'boolean', default: false },
        'boot-interface': { type: 'string', default: '' },
        'dhcp-pool': { type: 'string', default: '' },
        auth: { type: 'string', default: 'on' },
        'log-level': { type: 'string', default: 'info' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new Fault('INPUT_CONFIG', { message: (error as Error).message, cause: error })
  }
  const cells = Number(values['cells'])
  if (!Number.isInteger(cells) || cells < 1) {
    throw new Fault('INPUT_CONFIG', { message: '--cells takes a whole number from 1.' })
  }
  if (cells > cellsMax) {
    throw new Fault('INPUT_CONFIG', {
      message: `--cells takes at most ${cellsMax} on one machine.`,
    })
  }
  if (values['no-sample'] && values['sample'] !== undefined) {
    throw new Fault('INPUT_CONFIG', { message: '--sample and --no-sample contradict each other.' })
  }
  if (values['boot-interface'] && cells !== 1) {
    throw new Fault('INPUT_CONFIG', {
      message: '--boot-interface is for one cell: an interface has one DHCP server. Add --cells 1.',
    })
  }
  if (values['dhcp-pool'] && !values['boot-interface']) {
    throw new Fault('INPUT_CONFIG', { message: '--dhcp-pool needs --boot-interface.' })
  }
  const { host, port } = parseListenAddress(String(values['http']))
  if (port + cells - 1 > 65_535) throw new Fault('INPUT_ADDRESS')
  return {
    data: String(values['data']),
    host,
    port,
    cells,
    sample: values['no-sample'] ? undefined : String(values['sample'] ?? defaultSample),
    restart: values['no-restart'] !== true,
    tls: values['tls'] === true,
    insecureHttp: values['insecure-http'] === true,
    bootInterface: String(values['boot-interface']),
    dhcpPool: String(values['dhcp-pool']),
    auth: String(values['auth']),
    logLevel: String(values['log-level']),
    help: values['help'] === true,
  }
}
