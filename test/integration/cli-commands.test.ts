import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliCell, openCliCell, sampleFile } from '../fixture/cli.ts'

let rack: CliCell

beforeAll(async () => {
  rack = await openCliCell()
  const { code, err } = await rack.cli(['import', 'discover', sampleFile])
  expect([code, err]).toEqual([0, ''])
})

afterAll(async () => {
  await rack?.close()
})

/** Runs a line; gives its output, and fails when it did not end as expected. */
async function cli(line: string | readonly string[], code = 0): Promise<string> {
  const words = typeof line === 'string' ? line.split(' ') : line
  const result = await rack.cli(words)
  expect([words.join(' '), result.code, result.err]).toEqual([
    words.join(' '),
    code,
    code === 0 ? expect.any(String) : expect.stringMatching(/\S/),
  ])
  return result.out
}

const names = (first: number, last: number, prefix: string) =>
  Array.from({ length: last - first + 1 }, (_, index) => {
    return `${prefix}${String(first + index).padStart(2, '0')}`
  })

describe('node list', () => {
  test('shows a node a row and folds them in the footer', async () => {
    const lines = (await cli('node list')).trimEnd().split('\n')
    expect(lines).toHaveLength(25)
    expect(lines[0]).toMatch(/^NODE +XNAME +NID +STATE +ROLE +GROUPS +IP +MAC$/)
    expect(lines[5]).toMatch(
      /^cb05 +x1000c0s4b0n0 +5 +On +Compute +compute,kube +10\.100\.0\.5 +ec:e7:a7:05:a0:0c$/,
    )
    expect(lines[24]).toMatch(
      /^23 nodes: cb\[01-09\],helios\[01-10\],selene\[01-04\] · 1\/1 cell, /,
    )
  })

  test('folds alike nodes into rows', async () => {
    const lines = (await cli('node list --fold')).split('\n')
    expect(lines[1]).toMatch(/^cb\[01-09\] +9 +On +Compute +compute,kube$/)
    expect(lines[2]).toMatch(
      /^helios\[01-10\],selene\[01-04\] +14 +On +Compute +compute,gpu,slurm$/,
    )
  })

  test.each([
    ['cb[01-05]', names(1, 5, 'cb')],
    ['x1000c0s[0-3]b0n0', names(1, 4, 'cb')],
    ['@kube', names(1, 9, 'cb')],
    [
      '@gpu,!helios03',
      [...names(1, 4, 'selene'), ...names(1, 10, 'helios')].filter((n) => n !== 'helios03'),
    ],
    ['x1001*', names(1, 4, 'selene')],
    ['@kube&cb0[8-9]', ['cb08', 'cb09']],
    ['!@gpu', names(1, 9, 'cb')],
    ['X1000C0S4B0N0', ['cb05']],
  ])('takes the node set %s', async (set, expected) => {
    expect((await cli(['node', 'list', set, '-o', 'name'])).trimEnd().split('\n')).toEqual(expected)
  })

  test('prints JSON and YAML', async () => {
    const { nodes, coverage } = JSON.parse(await cli('node list cb05 -o json'))
    expect(coverage).toEqual({ cells: 1, of: 1, oldestSeconds: 0, missing: [] })
    expect(nodes[0]).toMatchObject({
      id: 'x1000c0s4b0n0',
      hostname: 'cb05',
      nid: 5,
      groups: ['compute', 'kube'],
      macs: ['ec:e7:a7:05:a0:0c'],
    })
    expect(await cli('node list cb05 -o yaml')).toContain(
      '  - id: x1000c0s4b0n0\n    hostname: cb05\n',
    )
  })

  test('ends with 3 when a name of the set is not known, behind a ! too', async () => {
    const shown = await rack.cli(['node', 'list', 'cb01,nope[1-2]', '-o', 'name'])
    expect(shown).toMatchObject({ code: 3, out: 'cb01\n', err: 'not known: nope[1-2]\n' })
    const spared = await rack.cli(['node', 'list', '@gpu,!helois03', '-o', 'name'])
    expect(spared).toMatchObject({ code: 3, err: 'not known: helois03\n' })
    expect(spared.out.split('\n')).toHaveLength(15)
  })

  test.each([
    ['@nobody', '', '@nobody'],
    ['cb01,@nobody,nope', 'cb01\n', 'nope,@nobody'],
    ['@no[1-2]!@nobody,cb02', 'cb02\n', '@no[1-2],@nobody'],
    ['@nobody,cb0[1-2]&@nobody', '', '@nobody'],
  ])(
    'ends with 3 when a group of %s is not known, and shows the rest',
    async (set, out, unknown) => {
      const shown = await rack.cli(['node', 'list', set, '-o', 'name'])
      expect(shown).toEqual({ code: 3, out, err: `not known: ${unknown}\n` })
    },
  )

  test('ends with 2 when the set makes no sense, naming the place', async () => {
    const { code, err } = await rack.cli(['node', 'list', 'cb[01-'])
    expect([code, err]).toEqual([2, expect.stringContaining('At character')])
  })
})

test('node show tells everything about a node', async () => {
  const text = await cli('node show cb05')
  for (const part of [
    'x1000c0s4b0n0',
    'compute, kube',
    'ec:e7:a7:05:a0:0c',
    '10.101.0.5',
    'cb05-bmc',
  ]) {
    expect(text).toContain(part)
  }
  expect(JSON.parse(await cli('node show cb05 -o json'))).toMatchObject({ hostname: 'cb05' })
  expect(JSON.parse(await cli('node show cb[01-02] -o json')).nodes).toHaveLength(2)
  expect(await cli('node show nope', 1)).toBe('')
})

describe('node set', () => {
  test('changes state, role, use and number', async () => {
    await cli('node set cb[08-09] --state Off --force --role Service --sub-role Worker --disabled')
    expect(await cli('node list cb08')).toMatch(/Off, disabled +Service\/Worker/)
    await cli('node set cb[08-09] --state On --role Compute --enabled')
    await cli('node set cb09 --nid 90')
    expect(await cli('node list cb09')).toMatch(/90 +On +Compute/)
    await cli('node set cb09 --nid 9')
  })

  test('refuses what makes no sense before it does anything', async () => {
    await cli('node set cb01', 2)
    await cli('node set cb01 --enabled --disabled', 2)
    await cli('node set cb01 --sub-role Worker', 2)
    await cli('node set cb[01-02] --nid 5', 2)
    await cli('node set cb01 --nid five', 2)
    await cli('node set cb01 --role Nonsense', 2)
    const unknown = await rack.cli(['node', 'set', 'cb01,nope', '--role', 'Service'])
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('nothing was changed')])
    await cli('node set cb01,@nobody --role Service', 1)
    expect(await cli('node list cb01')).toMatch(/On +Compute/)
  })
})

describe('groups', () => {
  test('are listed with folded members', async () => {
    expect(await cli('group list')).toMatch(/kube +9 +cb\[01-09\] +- +The kube group/)
    expect(await cli('group list -o name')).toBe('compute\ngpu\nkube\nslurm\n')
  })

  test('are created, changed and deleted', async () => {
    expect(await cli('group create debug cb[08-09] --tag t1')).toBe('debug: created with 2 nodes\n')
    expect(await cli('group add debug cb[07-09]')).toBe(
      'debug: added cb07\ndebug: unchanged cb[08-09]\n',
    )
    expect(await cli('group remove debug cb09,cb01')).toBe(
      'debug: removed cb09\ndebug: unchanged cb01\n',
    )
    expect(await cli(['group', 'set', 'debug', 'helios*', '--description', 'hot'])).toBe(
      'debug: 10 nodes, helios[01-10]\n',
    )
    expect(await cli('group show debug')).toMatch(
      /description: hot\n.*\n?nodes: +10\nmembers: +helios\[01-10\]/,
    )
    expect(JSON.parse(await cli('group show debug -o json'))).toMatchObject({
      label: 'debug',
      tags: ['t1'],
    })
    expect(await cli(['group', 'set', 'debug', ''])).toBe('debug: 0 nodes\n')
    expect(await cli('group delete debug')).toBe('debug: deleted\n')
    await cli('group show debug', 1)
    await cli('group set debug', 2)
  })

  test('are all there, or none is deleted', async () => {
    await cli('group create one')
    const { code, err } = await rack.cli(['group', 'delete', 'one', 'nosuch', 'two'])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('There is no group nosuch, two; nothing was changed.'),
    ])
    await cli('group show one')
    await cli('group delete one')
  })

  test('that are there already are refused with the command that changes them', async () => {
    const { code, err } = await rack.cli(['group', 'create', 'kube', 'cb01'])
    expect([code, err]).toEqual([4, expect.stringContaining('"rackcell group add kube NODES"')])
    expect(err).toContain('code: CONFLICT_EXISTS')
  })

  test.each([
    ['group', 'delete', '.'],
    ['group', 'delete', '..'],
    ['group', 'delete', ''],
    ['group', 'show', '...'],
    ['group', 'add', '..', 'cb01'],
    ['group', 'set', '.', 'cb01'],
    ['node', 'why', '..'],
    ['boot', 'set', '@..', '--kernel', 'http://k'],
    ['cloud-init', 'group', 'show', '..'],
    ['cloud-init', 'group', 'set', '.', '--value', 'a=1'],
    ['cloud-init', 'group', 'delete', 'gpu', '..'],
  ])('named by dots alone never get into a path: %s %s %s', async (...words) => {
    const { code, err } = await rack.cli(words)
    expect([code, err]).toEqual([2, expect.stringContaining('needs something else than dots')])
  })

  test('that exclude each other are refused with 4', async () => {
    await cli('group create blue cb01 --exclusive colour')
    const refused = await rack.cli(['group', 'create', 'red', 'cb01', '--exclusive', 'colour'])
    expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('CONFLICT_EXCLUSIVE')])
    await cli('group delete blue')
  })
})

test('interfaces and endpoints are listed, all or those of nodes', async () => {
  expect((await cli('interface list -o name')).trimEnd().split('\n')).toHaveLength(46)
  expect(await cli('interface list cb05')).toMatch(
    /ec:e7:a7:05:a0:0c +10\.100\.0\.5 +cb05 +x1000c0s4b0n0 +Node/,
  )
  expect((await cli('endpoint list -o name')).trimEnd().split('\n')).toHaveLength(23)
  expect(await cli('endpoint list @kube -o name')).toContain('x1000c0s8b0\n')
  expect(await cli('endpoint list cb05')).toMatch(/x1000c0s4b0 +cb05-bmc +NodeBMC +10\.101\.0\.5/)
})

describe('boot', () => {
  const kernel = 'http://files.test/vmlinuz'

  test('without anything stored, a node waits and why says so', async () => {
    expect(await cli('node why cb05')).toContain('waits and asks again')
    expect(await cli('boot list -o json')).toBe('[]\n')
    const shown = await rack.cli(['boot', 'show', 'cb05'])
    expect([shown.code, shown.err]).toEqual([1, expect.stringContaining('"rackcell boot list"')])
    const unknown = await rack.cli(['boot', 'show', '@nope', '-o', 'json'])
    expect(unknown.code).toBe(1)
    expect(JSON.parse(unknown.err)).toMatchObject({
      code: 'NOT_FOUND',
      detail: 'Nothing is stored for group @nope itself, and there is no such group.',
      remedy: expect.stringContaining('rackcell node why'),
    })
  })

  test('for a group that is not there yet is stored, and said', async () => {
    const early = await rack.cli(['boot', 'set', '@later', '--kernel', kernel])
    expect(early).toEqual({
      code: 0,
      out: 'group @later: set\n',
      err: 'no group of that name yet: later\n',
    })
    expect(await cli('boot delete @later')).toBe('group @later: deleted\n')
    expect(await cli('boot delete @later')).toBe('group @later: nothing was stored\n')
    expect(await cli('boot delete cb[08-09]')).toBe('cb[08-09]: nothing was stored\n')
    expect((await rack.cli(['boot', 'set', '@kube', '--kernel', kernel])).err).toBe('')
    await cli('boot delete @kube')
  })

  test('goes by group, role, default and node, and why says which', async () => {
    const params = 'console=ttyS0 quiet'
    await cli([
      'boot',
      'set',
      '@kube',
      '--kernel',
      kernel,
      '--initrd',
      `${kernel}.i`,
      '--params',
      params,
    ])
    await cli(['boot', 'set', 'default', '--kernel', `${kernel}.d`])
    await cli(['boot', 'set', 'role:Compute', '--kernel', `${kernel}.r`])
    await cli(['boot', 'set', 'cb[08-09]', '--kernel', `${kernel}.n`])
    expect(await cli('boot list')).toMatch(/cb\[08-09\] +\S+\.n .*\n(?:.*\n)*@kube /)
    const why = await cli('node why cb05')
    expect(why).toContain(`boots ${kernel} from the configuration of group @kube`)
    expect(why).toContain('to change them:')
    expect(why).toContain('and BOOTIF=01-… with its MAC address, for a loader that asks by that')
    expect(why).toMatch(/console=ttyS0 quiet +configuration of group @kube/)
    expect(why).toMatch(/Default +overridden/)
    expect(await cli('node why cb08')).toContain(`${kernel}.n`)
    expect(await cli('node why helios01')).toContain(`${kernel}.r`)
    expect(JSON.parse(await cli('node why cb05 -o json'))).toMatchObject({ boots: true })
  })

  test('shows, updates and deletes', async () => {
    expect(await cli('boot show @kube')).toMatch(/for: +@kube\nkernel: http/)
    expect((await rack.cli(['boot', 'show', 'cb[07-08]'])).code).toBe(3)
    await cli(['boot', 'update', '@kube', '--params', 'quiet'])
    expect(await cli('boot show @kube')).toContain('params: quiet')
    await cli(['boot', 'update', 'cb01', '--params', 'quiet'], 1)
    await cli('boot delete cb[08-09]')
    expect(await cli('node why cb08')).toContain('group @kube')
  })

  test('prints the script of a node, by name and by MAC', async () => {
    const script = await cli('boot script cb05')
    expect(script).toMatch(/^#!ipxe\nkernel /)
    expect(script).toContain('xname=x1000c0s4b0n0')
    expect(await cli('boot script EC-E7-A7-05-A0-0C')).toContain('BOOTIF=01-ec-e7-a7-05-a0-0c')
    for (const words of [
      ['boot', 'script', 'nope'],
      ['boot', 'show', 'nope'],
      ['boot', 'show', 'cb77*'],
      ['node', 'why', 'nope,cb01'],
      ['cloud-init', 'node', 'show', 'nope'],
    ]) {
      const { code, err } = await rack.cli(words)
      expect([code, err]).toEqual([1, expect.not.stringContaining('nothing was changed')])
    }
  })

  test('takes nodes that are not there yet by xname, not by name', async () => {
    const early = await rack.cli(['boot', 'set', 'x1000c0s20b0n0,cb01', '--kernel', kernel])
    expect(early).toMatchObject({ code: 0, err: 'not in the inventory yet: x1000c0s20b0n0\n' })
    await cli('boot delete x1000c0s20b0n0,cb01')
    await cli(['boot', 'set', 'nope', '--kernel', kernel], 1)
    await cli(['boot', 'set', 'x1000c0s20b0', '--kernel', kernel], 1)
    await cli(['boot', 'set', 'cb01'], 2)
    await cli(['boot', 'set', 'mac:zz', '--kernel', kernel], 2)
    await cli(['boot', 'set', 'nid:x', '--kernel', kernel], 2)
  })

  test('takes a MAC address and a NID', async () => {
    await cli(['boot', 'set', 'mac:0299000000AA', '--kernel', kernel])
    await cli(['boot', 'set', 'nid:77', '--kernel', kernel])
    expect(await cli('boot list')).toMatch(/02:99:00:00:00:aa,nid 77 /)
    await cli('boot delete mac:02:99:00:00:00:aa')
    await cli('boot delete nid:77')
  })
})

describe('cloud-init', () => {
  test('defaults are set and shown', async () => {
    const key = rack.write('key.pub', '# mine\nssh-ed25519 AAAAfile ops\n')
    await cli('cloud-init defaults set --cluster-name demo --nid-length 4 --cloud-provider bare')
    await cli([
      'cloud-init',
      'defaults',
      'set',
      '--public-key',
      key,
      '--public-key',
      'ssh-rsa AAAA me',
    ])
    expect(JSON.parse(await cli('cloud-init defaults show -o json'))).toMatchObject({
      'cluster-name': 'demo',
      'nid-length': 4,
      cloud_provider: 'bare',
      'public-keys': ['ssh-ed25519 AAAAfile ops', 'ssh-rsa AAAA me'],
    })
    await cli('cloud-init defaults set', 2)
    await cli('cloud-init defaults set --nid-length x', 2)
  })

  test('a group has a file and values, and its nodes get them', async () => {
    const config = '#cloud-config\nruncmd: [hostname]\n'
    const file = rack.write('kube.yaml', config)
    expect(
      await cli(['cloud-init', 'group', 'set', 'kube', '--file', file, '--value', 'n=5']),
    ).toBe('kube: created\n')
    expect(await cli('cloud-init group set kube --value ntp=10.1.0.1 --description k8s')).toBe(
      'kube: set\n',
    )
    expect(await cli('cloud-init group show kube --file')).toBe(config)
    expect(JSON.parse(await cli('cloud-init group show kube -o json'))).toMatchObject({
      description: 'k8s',
      'meta-data': { n: 5, ntp: '10.1.0.1' },
    })
    expect(await cli('cloud-init group list')).toMatch(/kube +\d+ B +n,ntp +k8s/)
    expect(await cli('cloud-init node show cb05 kube')).toBe(config)
    const documents = await cli('cloud-init node show cb05')
    expect(documents).toContain('# meta-data\ninstance-id: ')
    expect(documents).toContain('ntp: 10.1.0.1')
    expect(documents).toContain('/kube.yaml')
    await cli('cloud-init group set kube --replace-values --value only=1')
    expect(JSON.parse(await cli('cloud-init group show kube -o json'))['meta-data']).toEqual({
      only: 1,
    })
    await cli('cloud-init group delete kube nosuch', 1)
    await cli('cloud-init group delete kube')
    await cli('cloud-init group show kube', 1)
    await cli('cloud-init group set kube', 2)
    await cli('cloud-init group set kube --value nonsense', 2)
  })

  test('a file may come from standard input', async () => {
    const words = ['cloud-init', 'group', 'set', 'gpu', '--file', '-']
    expect((await rack.process(words, { input: '#cloud-config\n' })).code).toBe(0)
    expect(await cli('cloud-init group show gpu --file')).toBe('#cloud-config\n')
  })
})

describe('cells and tokens', () => {
  test('are shown', async () => {
    const { cells, coverage } = JSON.parse(await cli('cell list -o json'))
    expect(coverage).toMatchObject({ cells: 1, of: 1 })
    expect(cells[0]).toMatchObject({ id: 'x1000', nodes: 23, owns: [''] })
    expect(await cli('cell list')).toMatch(/x1000 +alive +everything +23/)
    expect(await cli('cell show x1000')).toMatch(/^id: +x1000$/m)
    await cli('cell show x9', 1)
    expect(await cli('version --cell')).toMatch(/cell x1000: /)
  })

  test('status ends with 0 while every duty is done, with 1 when one is not', async () => {
    expect(await cli('status')).toMatch(/ready: +yes\n.*store +ok.*x1000 +alive/s)
    let isBroken = true
    rack.cell.duties.watch('fan', async () => {
      return isBroken
        ? { state: 'degraded', reason: 'it stands', remedy: 'clean it' }
        : { state: 'ok' }
    })
    const degraded = await rack.cli(['status'])
    expect(degraded.code).toBe(1)
    expect(degraded.out).toMatch(/fan +degraded +it stands +clean it/)
    isBroken = false
    expect(JSON.parse(await cli('status -o json'))).toMatchObject({ ready: true })
  })

  test('a token is alone on its line and does what its role allows', async () => {
    const made = await rack.cli([
      'token',
      'create',
      '--role',
      'viewer',
      '--for',
      '30m',
      '--subject',
      'bob',
    ])
    expect(made).toMatchObject({
      code: 0,
      err: expect.stringContaining('a token for bob with the role viewer'),
    })
    expect(made.out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const env = { RACKCELL_TOKEN: made.out.trim() }
    expect((await rack.cli(['node', 'list', 'cb01', '-o', 'name'], { env })).out).toBe('cb01\n')
    const refused = await rack.cli(['boot', 'set', '@kube', '--kernel', 'x'], { env })
    expect(refused.code).toBe(4)
    expect(refused.err).toContain('bob has the role viewer; this needs operator or service')
    await cli('token create', 2)
    await cli('token create --role viewer --for 8y', 2)
  })

  test('without a token, or with a bad one, the refusal says what to do', async () => {
    const none = await rack.cli(['group', 'list'], { env: { RACKCELL_TOKEN: '' } })
    expect([none.code, none.err]).toEqual([4, expect.stringContaining('rackcell token create')])
    // Whether the route is ours or a compatible one, whose errors have no code.
    for (const words of ['group create blue', 'node list', 'node set cb01 --disabled']) {
      for (const [token, named] of [
        ['', 'AUTH_MISSING'],
        ['bad', 'AUTH_TOKEN'],
      ] as const) {
        const { code, err } = await rack.cli(words.split(' '), { env: { RACKCELL_TOKEN: token } })
        expect([words, code, err]).toEqual([words, 4, expect.stringContaining(`code: ${named}`)])
      }
    }
  })
})

describe('completion from live data', () => {
  const offers = async (...words: readonly string[]) => {
    const { out } = await rack.cli(['__complete', ...words])
    return out
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[0])
  }

  test('offers names, xnames, groups and the last item of a set', async () => {
    expect(await offers('node', 'show', 'cb0')).toEqual([...names(1, 9, 'cb'), ':nospace'])
    expect(await offers('node', 'why', 'x1001c0s0')).toEqual(['x1001c0s0b0n0'])
    expect(await offers('node', 'list', '@k')).toEqual(['@kube', ':nospace'])
    expect(await offers('node', 'list', 'cb01,!@g')).toEqual(['cb01,!@gpu', ':nospace'])
    expect(await offers('group', 'show', 'k')).toEqual(['kube'])
    expect(await offers('cell', 'show', '')).toEqual(['x1000'])
    expect(await offers('cell', 'show', 'y')).toEqual([])
    expect(await offers('boot', 'set', 'def')).toEqual(['default', ':nospace'])
    expect(await offers('cloud-init', 'group', 'show', 'g')).toEqual(['gpu'])
  })
})
