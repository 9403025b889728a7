/** Who signs the roster: handing that over, and going on when the cell that did is gone. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runToken } from '../../agent/rack/offline/token-command.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { type CliResult, runHere } from '../fixture/cli.ts'
import { until } from '../fixture/cluster-patience.ts'
import { GrowingCluster } from '../fixture/growing-cluster.ts'

const folder = temporaryFolder('editor')
const phrase = join(folder.path, 'phrase')

/** A cluster of which the first cell is the only issuer and the editor, and whoever operates it. */
class Operated {
  readonly cluster: GrowingCluster
  readonly #folder: string
  /** What the next commands carry. */
  token = ''

  constructor(name: string) {
    this.#folder = join(folder.path, name)
    this.cluster = new GrowingCluster(this.#folder)
  }

  async found(...others: readonly string[]): Promise<void> {
    await this.cluster.found('x1000', { sample: true })
    for (const id of others) {
      await this.cluster.grow(id, [id])
      await this.cluster.untilOwned(id, id)
    }
    this.token = this.cluster.editor.ownToken
  }

  /** The root, as init left it, with its passphrase. */
  get root(): readonly string[] {
    return [
      '--root',
      join(this.cluster.dataOf('x1000'), 'keys/root.key'),
      '--passphrase-file',
      phrase,
    ]
  }

  cli(at: string, ...words: readonly string[]): Promise<CliResult> {
    const env = { RACKCELL_URL: this.cluster.cell(at).url, RACKCELL_TOKEN: this.token }
    return runHere(words, { env })
  }

  /** `rackcell cell token` beside a cell's data folder, while it runs. */
  tokenBeside(cell: string, ...words: readonly string[]): Promise<string> {
    const place = ['--config=', '--data', this.cluster.dataOf(cell), '--cell', cell]
    return runToken(['--role', 'admin', ...place, ...words], {}).then((text) => text.trim())
  }

  /** Waits until a cell has a roster whose editor is this one. */
  async untilEdits(editor: string, at: string): Promise<void> {
    await until(
      `${at} knows ${editor} as the editor`,
      async () => {
        const { code, out } = await this.cli(at, 'roster', 'show', '-o', 'json')
        return (code === 0 && JSON.parse(out).editor === editor) || undefined
      },
      { seconds: 30 },
    )
  }
}

beforeAll(() => writeFileSync(phrase, 'a long passphrase\n'))
afterAll(() => folder.remove())

describe('the editor that hands over', () => {
  const operated = new Operated('handed')
  const cli = (...words: readonly string[]) => operated.cli('x1001', ...words)
  beforeAll(() => operated.found('x1001'), 120_000)
  afterAll(() => operated.cluster.close())

  it('is named in the way when it is to leave, and an issuer must follow it', async () => {
    const leave = await cli('cell', 'leave', 'x1000', '--to', 'x1001')
    expect([leave.code, leave.err]).toEqual([
      2,
      expect.stringContaining('with "rackcell roster editor CELL"'),
    ])
    const editor = await cli('roster', 'editor', 'x1001')
    expect([editor.code, editor.err]).toEqual([
      2,
      expect.stringContaining('"rackcell roster issuer add x1001" makes it one'),
    ])
  })

  it('tells who ordered its rosters, whichever cell is asked', async () => {
    const shown = JSON.parse((await cli('roster', 'show', '-o', 'json')).out)
    expect(shown.seenBy).toBe('x1001')
    const [newest, joined] = shown.versions
    expect(newest).toMatchObject({ by: 'operator', what: 'x1001 to x1001' })
    expect(joined).toMatchObject({ number: 2, by: 'operator', what: 'cell x1001 joins' })
    const all = await cli('roster', 'diff', '1', String(newest.number))
    expect(all.err).toContain('2: cell x1001 joins, ordered by operator')
    expect((await cli('roster', 'diff')).err).not.toContain('joins')
  })

  it('another issuer is made with the root alone, and once', async () => {
    const add = ['roster', 'issuer', 'add', 'x1001']
    expect((await cli(...add)).err).toContain('--root FILE is needed')
    const wrong = join(folder.path, 'wrong')
    writeFileSync(wrong, 'another passphrase\n')
    const [, root = ''] = operated.root
    const refused = await cli(...add, '--root', root, '--passphrase-file', wrong)
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('does not open the root'),
    ])
    const dry = await cli(...add, ...operated.root, '--dry-run')
    expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/\+ +issuer x1001/) })
    await expect(operated.tokenBeside('x1001')).rejects.toMatchObject({ code: 'AUTH_ISSUER' })
    const added = await cli(...add, ...operated.root)
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('signed by x1000') })
    const again = await cli(...add, ...operated.root)
    // The cell itself may not have heard of it yet; its editor has.
    const words = /^(x1001 is an issuer already, until .*|Nothing had to change)\.\n$/
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(words) })
    const renewed = await cli(...add, ...operated.root, '--renew')
    expect(renewed).toMatchObject({ code: 0, out: expect.stringContaining('signed by x1000') })
  })

  it('ends its invitations with its role: who comes with one is told to get another', async () => {
    const { cluster } = operated
    const line = await cluster.invite('x1009')
    expect((await cli('roster', 'editor', 'x1001')).code).toBe(0)
    await operated.untilEdits('x1001', 'x1001')
    await expect(cluster.join('x1009', line)).rejects.toMatchObject({
      code: 'AUTH_INVITATION',
      message:
        'The invitation has ended: x1000 made it, and x1001 edits the roster since. ' +
        'Invite x1009 again: "rackcell cell invite --cell x1009", at any cell.',
    })
    expect((await cli('cell', 'invite', '--list')).out).not.toContain('x1009')
    expect((await cli('roster', 'editor', 'x1000')).code).toBe(0)
    await operated.untilEdits('x1000', 'x1001')
  })

  it('gives its role to it, takes it back, and nothing happens twice', async () => {
    const dry = await cli('roster', 'editor', 'x1001', '--dry-run')
    expect(dry.out).toMatch(/~ +editor +x1000 +x1001/)
    for (const [next, before] of [
      ['x1001', 'x1000'],
      ['x1000', 'x1001'],
      ['x1001', 'x1000'],
    ] as const) {
      const done = await cli('roster', 'editor', next)
      expect(done).toMatchObject({ code: 0, out: expect.stringContaining(`signed by ${before}`) })
      await operated.untilEdits(next, 'x1000')
      await operated.untilEdits(next, 'x1001')
      const again = await cli('roster', 'editor', next)
      expect(again).toMatchObject({ code: 0, out: 'Nothing had to change.\n' })
    }
  })

  it('leaves after that: first as an issuer, whose tokens end, then as a cell', async () => {
    const remove = ['roster', 'issuer', 'remove']
    expect((await cli(...remove, 'x1001')).err).toContain('x1001 edits the roster')
    const old = operated.token
    operated.token = await until(
      'x1001 makes tokens',
      async () => await operated.tokenBeside('x1001').catch(() => undefined),
      { seconds: 10 },
    ).then(({ value }) => value)
    const removed = await cli(...remove, 'x1000')
    expect(removed).toMatchObject({ code: 0, out: expect.stringMatching(/- +issuer x1000/) })
    expect((await cli(...remove, 'x1000')).out).toBe('Nothing had to change.\n')
    const used = await operated.cluster.cell('x1001').ask('GET', '/cells/v1/summary', {
      headers: { authorization: `Bearer ${old}` },
      isOpen: true,
    })
    expect(used.status).toBe(401)
    const left = await cli('cell', 'leave', 'x1000', '--to', 'x1001')
    expect(left.err).not.toContain('failed')
    expect(left).toMatchObject({ code: 0, out: expect.stringContaining('signed by x1001') })
    const seen = JSON.parse((await cli('roster', 'show', '-o', 'json')).out)
    expect(seen.cells.map(({ id }: { id: string }) => id)).toEqual(['x1001'])
  })
})

describe('an editor that is gone for good', () => {
  const operated = new Operated('dead')
  const { cluster } = operated
  beforeAll(async () => {
    await operated.found('x1001', 'x1002')
    await cluster.cell('x1000').kill()
  }, 180_000)
  afterAll(() => cluster.close())

  it('leaves a way in at a cell that is no issuer: for itself, and for an hour', async () => {
    await expect(operated.tokenBeside('x1001')).rejects.toMatchObject({
      code: 'AUTH_ISSUER',
      message: expect.stringContaining('issuers: x1000'),
    })
    operated.token = await operated.tokenBeside('x1001', '--local')
    expect((await operated.cli('x1001', 'cell', 'list')).out).toMatch(/x1001 +alive/)
    const elsewhere = await operated.cli('x1002', 'cell', 'list')
    expect([elsewhere.code, elsewhere.err]).toEqual([
      4,
      expect.stringContaining('counts at the cell x1001 alone'),
    ])
    await expect(operated.tokenBeside('x1001', '--local', '--for', '2h')).rejects.toMatchObject({
      code: 'INPUT_BODY',
    })
  })

  it('is replaced by the root’s word, at the new editor, with nobody else asked', async () => {
    const editor = ['roster', 'editor', 'x1001']
    const asked = await operated.cli('x1001', ...editor)
    expect(asked.code).toBe(1)
    expect(asked.err).toContain('roster editor x1001 --root FILE')
    const before = (await cluster.roster('x1001')).number
    const dry = await operated.cli('x1001', ...editor, ...operated.root, '--dry-run')
    expect(dry.out).toMatch(/~ +editor +x1000 +x1001/)
    expect((await cluster.roster('x1001')).number).toBe(before)
    const done = await operated.cli('x1001', ...editor, ...operated.root)
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('signed by the root') })
    expect(done.err).toContain('not asked for their roster: x1000, x1002')
    operated.token = await operated.tokenBeside('x1001')
    await operated.untilEdits('x1001', 'x1002')
  })

  it('the new one goes on: it knows what was before, and takes the old one out', async () => {
    const shown = JSON.parse((await operated.cli('x1001', 'roster', 'show', '-o', 'json')).out)
    const [newest, before] = shown.versions.map(({ number }: { number: number }) => number)
    expect(newest).toBeGreaterThan(before + 1)
    expect((await operated.cli('x1001', 'roster', 'diff')).out).toMatch(/editor +x1000 +x1001/)
    const path = '/hsm/v2/State/Components/x1002c0s0b0n0/SoftwareStatus'
    const headers = { authorization: `Bearer ${operated.token}` }
    const body = { SoftwareStatus: 'under a new editor' }
    const written = await cluster.cell('x1001').ask('PATCH', path, { body, headers, isOpen: true })
    expect(written.status, written.text).toBe(204)
    const left = await operated.cli('x1002', 'cell', 'leave', 'x1000', '--dead', '--to', 'x1001')
    expect(left).toMatchObject({ code: 0, out: expect.stringContaining('signed by x1001') })
    const nodes = await operated.cli('x1002', 'node', 'list', '-o', 'json')
    expect(JSON.parse(nodes.out).nodes).toHaveLength(23)
  })

  it('the old one finds itself replaced when it comes back, and signs nothing more', async () => {
    await cluster.start('x1000')
    cluster.introduce()
    await operated.untilEdits('x1001', 'x1000')
    const kept = await until(
      'x1000 is in no roster in force',
      async () => {
        const { out } = await operated.cli('x1000', 'roster', 'show', '-o', 'json')
        const seen = JSON.parse(out) as { cells: { id: string }[]; forks: unknown[] }
        return seen.cells.some(({ id }) => id === 'x1000') ? undefined : seen
      },
      { seconds: 60 },
    )
    expect(kept.value.forks).toEqual([])
    const split = ['cell', 'split', '--to', 'x1002', '--prefix', 'x1001c0']
    expect((await operated.cli('x1001', ...split)).code).toBe(0)
  })
})
