/** Debian's Ansible takes its inventory from a cell, by the two requests of the existing plugin. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { plainEnvironment, repository, run } from '../fixture/program.ts'
import { requirement } from '../requirement.ts'

const missing = requirement({ command: 'ansible-inventory', package: 'ansible-core' })

const plugins = join(repository, 'test/fixture/ansible')

/** What is sent to the cell before it is asked. */
const sent: readonly (readonly [string, unknown])[] = [
  [
    'State/Components',
    {
      Components: [
        { ID: 'x1000c0s0b0n0', State: 'Ready', Role: 'Compute', NID: 1, Arch: 'X86' },
        { ID: 'x1000c0s1b0n0', State: 'Ready', Role: 'Compute', NID: 2 },
        { ID: 'x1000c0s2b0n0', State: 'On', Role: 'Compute', NID: 3 },
        { ID: 'x1000c0s3b0n0', State: 'Ready', Role: 'Service', NID: 4 },
        { ID: 'x1000c0s3b0', State: 'Ready' },
      ],
    },
  ],
  ['groups', { label: 'compute', members: { ids: ['x1000c0s0b0n0', 'x1000c0s1b0n0'] } }],
  ['groups', { label: 'slurm', members: { ids: ['x1000c0s1b0n0', 'x1000c0s2b0n0'] } }],
  ['groups', { label: 'login', members: { ids: ['x1000c0s3b0n0'] } }],
  ['partitions', { name: 'p1', members: { ids: ['x1000c0s1b0n0'] } }],
]

interface Listed {
  readonly _meta: { readonly hostvars: Readonly<Record<string, { smd_component: object }>> }
  readonly all: { readonly children: readonly string[] }
  readonly [group: string]: unknown
}

describe.skipIf(missing)('ansible-inventory', () => {
  const folder = temporaryFolder('ansible')
  let cell: CellUnderTest

  beforeAll(async () => {
    cell = await startCell({ data: join(folder.path, 'data') })
    for (const [path, body] of sent) {
      const answer = await fetch(`${cell.url}/hsm/v2/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${cell.token}` },
        body: JSON.stringify(body),
      })
      expect(answer.ok, `${path}: ${answer.status}`).toBe(true)
    }
  })

  afterAll(async () => {
    await cell?.stop()
    folder.remove()
  })

  /** What it prints of an inventory file with these options besides. */
  async function list(options: string, token = cell.token) {
    const source = join(folder.path, 'cell.yml')
    writeFileSync(source, `plugin: cell_inventory\nhsm_url: ${cell.url}\nnid_length: 4\n${options}`)
    const running = run({
      words: ['ansible-inventory', '-i', source, '--list'],
      folder: folder.path,
      env: {
        ...plainEnvironment(folder.path),
        ACCESS_TOKEN: token,
        ANSIBLE_INVENTORY_PLUGINS: plugins,
        ANSIBLE_INVENTORY_ENABLED: 'cell_inventory',
        ANSIBLE_INVENTORY_UNPARSED_FAILED: 'true',
        ANSIBLE_HOME: join(folder.path, 'ansible'),
        LC_ALL: 'C.UTF-8',
        PYTHONDONTWRITEBYTECODE: '1',
      },
    })
    return { status: await running.ended, output: running.output(), stdout: running.stdout() }
  }

  test('lists what is ready to compute, with its groups and partitions', async () => {
    const { status, output, stdout } = await list('')
    expect(status, output).toBe(0)
    const listed = JSON.parse(stdout) as Listed
    expect(listed['grp_compute']).toEqual({ hosts: ['nid0001', 'nid0002'] })
    expect(listed['grp_slurm']).toEqual({ hosts: ['nid0002'] })
    expect(listed['prt_p1']).toEqual({ hosts: ['nid0002'] })
    expect([...listed.all.children].sort()).toEqual([
      'grp_compute',
      'grp_slurm',
      'prt_p1',
      'ungrouped',
    ])
    expect(Object.keys(listed._meta.hostvars).sort()).toEqual(['nid0001', 'nid0002'])
    expect(listed._meta.hostvars['nid0001']?.smd_component).toEqual({
      ID: 'x1000c0s0b0n0',
      Type: 'Node',
      State: 'Ready',
      Flag: 'OK',
      Enabled: true,
      Role: 'Compute',
      NID: 1,
      Arch: 'X86',
    })
  })

  test('lists what another filter gives', async () => {
    const { status, output, stdout } = await list(`filter_by: '{"type":"Node","state":"On"}'\n`)
    expect(status, output).toBe(0)
    const { all: _all, _meta, ...groups } = JSON.parse(stdout) as Listed
    expect(Object.keys(_meta.hostvars)).toEqual(['nid0003'])
    expect(groups).toMatchObject({ grp_slurm: { hosts: ['nid0003'] } })
  })

  test('fails without a token: memberships are not for everybody', async () => {
    const { status, output } = await list('', '')
    expect(status).not.toBe(0)
    expect(output).toContain('401')
  })
})
