/**
 * Real DHCP and TFTP clients against a real cell, each on a machine of its own on one segment.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { repository, run, runToEnd } from '../fixture/program.ts'
import { openSegment, type RackSegment, type SegmentMachine } from '../fixture/rack-segment.ts'
import { requirement } from '../requirement.ts'

const unmet = requirement({
  platform: 'linux',
  root: true,
  command: ['ip', 'udhcpc', 'dhclient', 'dhcpcd', 'tftp', 'atftp', 'curl'],
  package: 'iproute2 udhcpc isc-dhcp-client dhcpcd-base tftp-hpa atftp curl ipxe',
})

const mac = (last: number) => `02:00:00:00:88:${last.toString(16).padStart(2, '0')}`
const node = (at: number) => ({
  name: `cb0${at}`,
  nid: at,
  xname: `x1000c0s${at - 1}b0n0`,
  bmc_mac: `02:00:00:00:99:0${at}`,
  bmc_ip: `10.88.128.${at}`,
  interfaces: [{ mac_addr: mac(at), ip_addrs: [{ name: 'node', ip_addr: `10.88.0.1${at}` }] }],
})

/** What a client's hook prints of what it got. */
const hooks = {
  udhcpc: 'echo "got $1 ip=$ip name=$hostname router=$router lease=$lease"',
  dhclient: 'echo "got $reason ip=$new_ip_address name=$new_host_name router=$new_routers"',
  dhcpcd: 'echo "got $reason ip=$new_ip_address name=$new_host_name router=$new_routers"',
}
type Tool = keyof typeof hooks

describe.skipIf(unmet)('a cell on its rack segment', () => {
  let segment: RackSegment
  let cell: CellUnderTest
  let plugged = 0x40
  const folder = temporaryFolder('dhcp')

  const start = async () => {
    const args = ['--node-listen', '10.88.0.1:0', '--boot-interface', segment.device]
    args.push('--dhcp-pool', '10.88.1.1-10.88.1.40', '--network-routers', '10.88.0.254')
    return startCell({ data: join(folder.path, 'data'), wrapper: segment.enter, args })
  }
  const hook = (tool: Tool) => join(folder.path, tool)
  const stranger = () => {
    plugged += 1
    return segment.plug(mac(plugged))
  }
  const runAt = (machine: SegmentMachine, ...words: readonly string[]) => {
    return runToEnd({ words: [...machine.enter, ...words], folder: folder.path })
  }
  /** One lease by udhcpc, which then goes away without a word; the address that it got. */
  const lease = async (machine: SegmentMachine, ...more: readonly string[]) => {
    const words = ['udhcpc', '-i', 'eth0', '-n', '-q', '-f', '-s', hook('udhcpc'), ...more]
    const { output } = await runAt(machine, ...words)
    return /got bound ip=(\S+)/.exec(output)?.[1] ?? output
  }

  const rackcell = async (...words: readonly string[]) => {
    const cli = join(repository, 'agent/cli/rackcell.js')
    const { status, output, stdout } = await runToEnd({
      words: [...segment.enter, process.execPath, cli, ...words, '--url', cell.url],
      folder: folder.path,
      env: { ...process.env, RACKCELL_TOKEN: cell.token },
    })
    expect(status, output).toBe(0)
    return stdout
  }

  beforeAll(async () => {
    segment = openSegment('10.88.0.1/16')
    for (const [tool, line] of Object.entries(hooks)) {
      writeFileSync(hook(tool as Tool), `#!/bin/sh\n${line}\n`)
      chmodSync(hook(tool as Tool), 0o755)
    }
    cell = await start()
    const nodes = [1, 2, 3, 4, 5].map(node)
    const file = join(folder.path, 'nodes.json')
    writeFileSync(file, JSON.stringify({ nodes }))
    await rackcell('import', 'discover', file)
  })
  afterAll(async () => {
    await cell?.stop()
    segment?.close()
    folder.remove()
  })

  const clients: readonly (readonly [string, Tool, number, (hook: string) => readonly string[]])[] =
    [
      ['udhcpc', 'udhcpc', 1, (s) => ['udhcpc', '-i', 'eth0', '-n', '-q', '-f', '-s', s]],
      [
        'udhcpc that wants broadcasts',
        'udhcpc',
        2,
        (s) => ['udhcpc', '-B', '-i', 'eth0', '-n', '-q', '-f', '-s', s],
      ],
      [
        'dhclient',
        'dhclient',
        3,
        (s) => [
          ...['timeout', '30', 'dhclient', '-1', '-d', '-sf', s, '-lf', `${s}.leases`],
          ...['-pf', `${s}.pid`, 'eth0'],
        ],
      ],
      [
        'dhcpcd',
        'dhcpcd',
        4,
        (s) => [
          ...['unshare', '-m', 'sh', '-c'],
          'mount -t tmpfs none /run && ' +
            `mount -t tmpfs none /var/lib && exec dhcpcd -4 -1 -B -A -c ${s} -t 30 eth0`,
        ],
      ],
    ]

  test.each(clients)('%s gets the address of the inventory', async (_, tool, at, words) => {
    const machine = segment.plug(mac(at))
    const client = run({ words: [...machine.enter, ...words(hook(tool))], folder: folder.path })
    const [line] = await client.until(/got (?:bound|BOUND) .*/)
    client.signal('SIGTERM')
    await client.ended
    expect(line).toContain(`ip=10.88.0.1${at} name=cb0${at} router=10.88.0.254`)
  })

  test('an unknown machine gets an address of the pool, and the same one again', async () => {
    const machine = stranger()
    const first = await lease(machine)
    expect(first).toMatch(/^10\.88\.1\.\d+$/)
    expect(await lease(machine)).toBe(first)
  })

  test('an unknown machine is shown, accepted, and gets its real address soon', async () => {
    const machine = stranger()
    const words = ['udhcpc', '-i', 'eth0', '-f', '-x', 'hostname:fresh', '-s', hook('udhcpc')]
    const client = run({ words: [...machine.enter, ...words], folder: folder.path })
    const [, guest] = await client.until(/got bound ip=(\S+)/)
    machine.setAddress(`${guest}/16`)
    const { machines } = JSON.parse(await rackcell('node', 'pending', '-o', 'json'))
    const found = machines.find((row: { mac: string }) => row.mac === machine.mac)
    expect(found).toMatchObject({ address: guest, hostName: 'fresh', cell: 'x1000' })
    const place = ['--as', 'x1000c0s9b0n0', '--nid', '10', '--ip', '10.88.0.99']
    expect(await rackcell('node', 'accept', machine.mac, ...place)).toContain('accepted')
    client.signal('SIGUSR1')
    await client.until(/got bound ip=10\.88\.0\.99 /)
    client.signal('SIGTERM')
    await client.ended
    expect(await rackcell('node', 'pending', '-o', 'name')).not.toContain(machine.mac)
  })

  test('a client renews after the cell was killed: nothing was forgotten', async () => {
    const machine = stranger()
    const words = ['udhcpc', '-i', 'eth0', '-f', '-s', hook('udhcpc')]
    const client = run({ words: [...machine.enter, ...words], folder: folder.path })
    const [, address] = await client.until(/got bound ip=(\S+)/)
    machine.setAddress(`${address}/16`)
    await cell.kill()
    cell = await start()
    expect(cell.output()).toMatch(/"leases":[1-9]/)
    client.signal('SIGUSR1')
    const [, renewed] = await client.until(/got renew ip=(\S+)/)
    client.signal('SIGTERM')
    await client.ended
    expect(renewed).toBe(address)
    expect(await lease(stranger())).not.toBe(address)
  })

  test('a loader hears at once that there is no IPv6 router', async () => {
    const machine = stranger()
    const heard = async () => {
      const { stdout } = await runAt(machine, 'cat', '/proc/net/snmp6')
      return Number(/Icmp6InRouterAdvertisements\s+(\d+)/.exec(stdout)?.[1])
    }
    await lease(machine)
    expect(await heard()).toBe(0)
    // Option 77 as iPXE has it.
    await lease(machine, '-x', '0x4d:69505845')
    expect(await heard()).toBeGreaterThan(0)
  })

  test('an address that is in use is declined, and rests', async () => {
    const squatter = stranger()
    const victim = stranger()
    const expected = await lease(victim, '-R')
    squatter.setAddress(`${expected}/16`)
    const got = await lease(victim, '-a')
    expect(got).toMatch(/^10\.88\.1\.\d+$/)
    expect(got).not.toBe(expected)
    expect(cell.output()).toContain('declined')
  })

  test('TFTP clients of three makes get the very loader', async () => {
    const machine = stranger()
    machine.setAddress('10.88.0.200/16')
    const loader = readFileSync('/usr/lib/ipxe/undionly.kpxe')
    const out = (name: string) => join(folder.path, name)
    const curl = ['curl', '-s', '--tftp-blksize', '1468', '-o', out('curl')]
    await runAt(machine, ...curl, 'tftp://10.88.0.1/undionly.kpxe')
    await runAt(machine, 'curl', '-s', '-o', out('plain'), 'tftp://10.88.0.1//undionly.kpxe')
    await runAt(machine, 'tftp', '-m', 'binary', '10.88.0.1', '-c', 'get', 'undionly.kpxe')
    const atftp = [
      'atftp',
      '--option',
      'windowsize 8',
      '-g',
      '-r',
      'undionly.kpxe',
      '-l',
      out('at'),
    ]
    await runAt(machine, ...atftp, '10.88.0.1')
    for (const name of ['curl', 'plain', 'undionly.kpxe', 'at']) {
      expect(readFileSync(out(name)).equals(loader), name).toBe(true)
    }
    const missing = await runAt(machine, 'curl', '-s', 'tftp://10.88.0.1/../../etc/passwd')
    expect(missing).toMatchObject({ status: 68, stdout: '' })
  })
})
