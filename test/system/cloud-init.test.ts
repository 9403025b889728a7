/**
 * Debian's own cloud-init boots against a cell: in a chroot and a network namespace, all four
 * stages, with the command line of the real boot script. Nothing is said in its place.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { debianRoot } from '../fixture/debian-root.ts'
import { openNamespace, type TestNamespace } from '../fixture/network-namespace.ts'
import { addNodes, tester } from '../fixture/nodes.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'
import { requirement } from '../requirement.ts'

const run = promisify(execFile)

const unmet = requirement({
  platform: 'linux',
  root: true,
  command: ['mmdebstrap', 'ip', 'unshare', 'chroot', 'mount'],
  package: 'mmdebstrap iproute2',
})

/** One boot of cloud-init takes about 3 s here. */
const bootMs = 120_000

const mac = '02:00:00:00:c1:01'
const xname = 'x1000c0s4b0n0'

/**
 * Runs in a mount, host name and process namespace of its own: a writable layer over the shared
 * root, the stages as systemd would start them, and what they left behind copied out. A stage's own
 * complaints (no sshd, no locales in this small image) are not ours.
 */
const boot = `
set -eu
root=$1 out=$2
mount -t tmpfs tmpfs "$out/layer"
mkdir "$out/layer/upper" "$out/layer/work" "$out/layer/root"
new="$out/layer/root"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$out/layer/upper,workdir=$out/layer/work" "$new"
mount -t proc proc "$new/proc"
mount -t sysfs sysfs "$new/sys"
printf 'datasource_list: [NoCloud]\\nnetwork: {config: disabled}\\n' > "$new/etc/cloud/cloud.cfg.d/99-test.cfg"
for stage in "init --local" "init" "modules --mode=config" "modules --mode=final"; do
  chroot "$new" cloud-init $stage >> "$out/console" 2>&1 || echo "stage $stage: $?" >> "$out/console"
done
hostname > "$out/hostname"
cp "$new/var/log/cloud-init.log" "$out/log"
cp -r "$new/opt" "$out/opt"
`

const groupFile = (base: string) => `## template: jinja
#cloud-config
merge_how:
- {name: list, settings: [append]}
- {name: dict, settings: [no_replace, recurse_list]}
write_files:
- path: /opt/written
  content: "{{ ds.meta_data.instance_data.v1.vendor_data.groups['compute'].syslog }} {{ v1.instance_id }}"
runcmd:
- echo "{{ ds.meta_data.instance_data.v1.local_hostname }} of {{ ds.meta_data['cluster-name'] }}" > /opt/ran
phone_home:
  url: ${base}/phone-home/$INSTANCE_ID
  post: [instance_id, hostname, fqdn]
  tries: 3
`

const thirdFile = `#cloud-config
merge_how: "list(append)+dict(no_replace,recurse_list)"
runcmd: [touch /opt/third]
`

describe.skipIf(unmet)('a real cloud-init', () => {
  let rack: TestRack
  let namespace: TestNamespace
  let url: string
  let root: string
  const folders: string[] = []

  beforeAll(async () => {
    root = debianRoot()
    namespace = openNamespace(mac)
    rack = await openRack({ apis: [createBootApi, createCloudInitApi] })
    url = await rack.app.listen({ host: namespace.hostAddress, port: 0 })
  })

  afterAll(async () => {
    await rack?.close()
    namespace?.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  async function send(method: 'POST' | 'PUT', path: string, payload: object): Promise<void> {
    const answer = await rack.app.inject({ method, url: path, payload })
    expect([path, answer.statusCode < 300]).toEqual([path, true])
  }

  /** Boots with the command line of the node's boot script; gives what the machine left behind. */
  async function bootNode(): Promise<(name: string) => string> {
    const script = await (await fetch(`${url}/boot/v1/bootscript?mac=${mac}`)).text()
    const [, commandLine = ''] = /vmlinuz (.*) \|\| goto boot_retry\n/.exec(script) ?? []
    expect(commandLine).toContain(`ds=nocloud-net;s=${url}/cloud-init/`)
    const out = mkdtempSync(join(tmpdir(), 'rackcell-cloud-init-'))
    folders.push(out)
    mkdirSync(join(out, 'layer'))
    const inside = ['unshare', '--mount', '--uts', '--pid', '--fork', '--kill-child']
    const shell = ['sh', '-c', boot, 'boot', root, out]
    await run('ip', ['netns', 'exec', namespace.name, ...inside, ...shell], {
      timeout: bootMs,
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBUG_PROC_CMDLINE: `root=x ${commandLine}` },
    })
    return (name) => {
      const path = join(out, name)
      return existsSync(path) ? readFileSync(path, 'utf8').trim() : `there is no ${name}`
    }
  }

  test('follows its boot script, applies its groups and becomes Ready', async () => {
    const ips = [namespace.guestAddress]
    const groups = ['compute', 'kube', 'with.dots:and-more']
    await addNodes(rack.ledger, { xname, nid: 5, hostname: 'cb05', macs: [mac], ips, groups })
    await send('PUT', '/boot/v1/bootparameters', {
      hosts: ['@compute'],
      kernel: 'http://k/vmlinuz',
    })
    await send('POST', '/cloud-init/admin/cluster-defaults', { 'cluster-name': 'demo' })
    const content = groupFile(`${url}/cloud-init`)
    await send('POST', '/cloud-init/admin/groups', {
      name: 'compute',
      // Values that have broken readers of YAML before.
      'meta-data': { syslog: '10.1.0.5', '<<': '=', odd: 'a\u0080\u007f\u2028: #', no: '1:30' },
      file: { content, encoding: 'plain' },
    })
    await send('POST', '/cloud-init/admin/groups', {
      name: 'with.dots:and-more',
      file: { content: Buffer.from(thirdFile).toString('base64'), encoding: 'base64' },
    })

    const left = await bootNode()
    const id = rack.ledger.get('instanceInfo', xname)?.instanceId
    expect(left('opt/ran'), left('console')).toBe('de0005 of demo')
    expect(left('opt/written')).toBe(`10.1.0.5 ${id}`)
    expect(left('opt/third')).toBe('')
    expect(left('hostname')).toBe('de0005')
    expect(rack.ledger.get('component', xname)?.state).toBe('Ready')
  })

  test('boots in no group, from a cell that was told nothing', async () => {
    await rack.ledger.transact(tester, (tx) => {
      for (const id of tx.lookup('membership', 'member', xname)) tx.delete('membership', id)
      tx.delete('cloudDefaults', 'cluster')
    })
    await send('PUT', '/boot/v1/bootparameters', { hosts: ['Default'], kernel: 'http://k/vmlinuz' })
    const left = await bootNode()
    expect(left('hostname'), left('console')).toBe('cb05')
    expect(left('console')).toContain('Datasource DataSourceNoCloudNet')
    expect(left('opt/ran')).toBe('there is no opt/ran')
  })
})
