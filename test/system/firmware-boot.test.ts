/**
 * Machines without a system boot from a cell by their own firmware, down to a kernel that reads its
 * documents and phones home. Emulated without acceleration: it needs nothing of the host.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { repository, runToEnd } from '../fixture/program.ts'
import { openSegment, type RackSegment } from '../fixture/rack-segment.ts'
import { makeSmallSystem } from '../fixture/small-system.ts'
import { requirement } from '../requirement.ts'

const unmet = requirement({
  platform: 'linux',
  root: true,
  command: ['ip', 'qemu-system-x86_64', 'cpio', 'dpkg', 'apt-get'],
  file: ['/usr/lib/ipxe/undionly.kpxe', '/usr/share/OVMF/OVMF_CODE_4M.fd', '/bin/busybox'],
  package: 'qemu-system-x86 ipxe ipxe-qemu ovmf busybox-static cpio',
})

/** A boot takes 25 to 45 s on an idle machine of two cores. */
const bootSeconds = 240

const uefi = (variables: string) => [
  ...['-drive', 'if=pflash,unit=0,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd'],
  ...['-drive', `if=pflash,unit=1,format=raw,file=${variables}`],
]
const withoutPxe = [4, 6].flatMap((family) => {
  return ['-fw_cfg', `name=opt/org.tianocore/IPv${family}PXESupport,string=n`]
})

/** A firmware: what QEMU is told, and the option of the card that leaves its own ROM out. */
interface Firmware {
  readonly name: string
  readonly words: (variables: string) => readonly string[]
  readonly card: string
  /** What the cell must have said meanwhile. */
  readonly trace: RegExp
}

const firmwares: readonly Firmware[] = [
  { name: 'BIOS with the iPXE of its card', words: () => [], card: '', trace: /./ },
  {
    name: 'UEFI by PXE and TFTP',
    words: uefi,
    card: ',romfile=',
    trace: /"file":"snponly.efi".*"end":"sent"/,
  },
  {
    name: 'UEFI by HTTP',
    words: (variables) => [...uefi(variables), ...withoutPxe],
    card: ',romfile=',
    trace: /^(?!.*"end":"sent")/s,
  },
]

describe.skipIf(unmet)('a machine without a system', () => {
  const folder = temporaryFolder('firmware')
  const loaders = join(folder.path, 'loaders')
  const [mac, node] = ['52:54:00:77:00:01', 'x1000c0s0b0n0']
  let segment: RackSegment
  let cell: CellUnderTest

  const rackcell = async (...words: readonly string[]) => {
    const cli = join(repository, 'agent/cli/rackcell.js')
    const { output, status } = await runToEnd({
      words: [...segment.enter, process.execPath, cli, ...words, '--url', cell.url],
      folder: folder.path,
      env: { ...process.env, RACKCELL_TOKEN: cell.token },
    })
    expect(status, output).toBe(0)
    return output
  }

  beforeAll(async () => {
    segment = openSegment('10.88.0.1/16')
    segment.tap('tap0')
    mkdirSync(loaders)
    makeSmallSystem(loaders)
    for (const name of ['undionly.kpxe', 'snponly.efi']) {
      copyFileSync(join('/usr/lib/ipxe', name), join(loaders, name))
    }
    const args = ['--node-listen', '10.88.0.1:0', '--boot-interface', segment.device]
    args.push('--network-loaders', loaders)
    cell = await startCell({ data: join(folder.path, 'data'), wrapper: segment.enter, args })
    const interfaces = [{ mac_addr: mac, ip_addrs: [{ name: 'node', ip_addr: '10.88.0.11' }] }]
    const bmc = { bmc_mac: '02:00:00:00:99:01', bmc_ip: '10.88.128.1' }
    const file = join(folder.path, 'nodes.json')
    const nodes = [{ name: 'cb01', nid: 1, xname: node, ...bmc, interfaces }]
    writeFileSync(file, JSON.stringify({ nodes }))
    await rackcell('import', 'discover', file)
    const base = `${cell.nodeUrl}/loaders`
    const images = ['--kernel', `${base}/vmlinuz`, '--initrd', `${base}/initrd`]
    await rackcell('boot', 'set', node, ...images, '--params', 'console=ttyS0 quiet')
  })
  afterAll(async () => {
    await cell?.stop()
    segment?.close()
    folder.remove()
  })

  test.each(firmwares)('$name: boots, and is Ready', async ({ words, card, trace }) => {
    const variables = join(folder.path, 'variables.fd')
    copyFileSync('/usr/share/OVMF/OVMF_VARS_4M.fd', variables)
    await rackcell('node', 'set', node, '--state', 'Off', '--force')
    const before = cell.output().length
    const machine = await runToEnd({
      words: [
        ...segment.enter,
        ...['timeout', String(bootSeconds), 'qemu-system-x86_64', '-accel', 'tcg,thread=multi'],
        ...['-cpu', 'max', '-machine', 'q35,graphics=off', '-smp', '1', '-m', '1024'],
        ...['-nodefaults', '-display', 'none', '-serial', 'stdio', '-no-reboot'],
        ...['-netdev', 'tap,id=n0,ifname=tap0,script=no,downscript=no'],
        ...['-device', `virtio-net-pci,netdev=n0,mac=${mac},bootindex=1${card}`],
        ...['-device', 'virtio-rng-pci', ...words(variables)],
      ],
      folder: folder.path,
    })
    expect(machine.output).toContain('leased 10.88.0.11 to cb01')
    expect(machine.output).toContain('phoned home')
    const shown = JSON.parse(await rackcell('node', 'show', node, '-o', 'json'))
    expect(JSON.stringify(shown)).toContain('"state":"Ready"')
    expect(cell.output().slice(before)).toMatch(trace)
  })
})
