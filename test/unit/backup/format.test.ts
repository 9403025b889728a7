import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recipientOf } from '../../../agent/cli/backup/recipient.ts'
import { openFrames, sealFrames } from '../../../agent/rack/backup/frame.ts'
import { readHeader, writeHeader } from '../../../agent/rack/backup/header.ts'
import { decodeItems, encodeItem, type Item } from '../../../agent/rack/backup/item.ts'
import { frameBytes } from '../../../agent/rack/backup/limits.ts'
import {
  ephemeralKeys,
  frameKeyOf,
  parseRecipient,
  recipientKeyOf,
} from '../../../agent/rack/backup/recipient.ts'
import { restoredEntry } from '../../../agent/rack/backup/restored-entry.ts'
import { Fault } from '../../../cell/env/index.ts'
import { seal, storeKeys, unseal } from '../../../cell/store/index.ts'

const key = randomBytes(32)

async function* pieces(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = []
  for await (const piece of stream) found.push(piece)
  return Buffer.concat(found)
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    return error instanceof Fault ? error.code : `no fault: ${error}`
  }
  return 'none'
}

describe('frames', () => {
  it.each([0, 1, frameBytes - 1, frameBytes, frameBytes + 1, 3 * frameBytes + 7])(
    'give back %i bytes as they were',
    async (length) => {
      const plain = randomBytes(length)
      const sealed = await gather(sealFrames(pieces(plain), key))
      expect(await gather(openFrames(pieces(sealed), key))).toEqual(plain)
      expect(sealed.includes(plain.subarray(0, 16)) && length > 15).toBe(false)
    },
  )

  it('do not depend on how the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40_000 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (parts, step) => {
          const sealed = await gather(sealFrames(pieces(...parts), key))
          const chunks: Uint8Array[] = []
          for (let at = 0; at < sealed.length; at += step)
            chunks.push(sealed.subarray(at, at + step))
          expect(await gather(openFrames(pieces(...chunks), key))).toEqual(Buffer.concat(parts))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('notice every flipped bit', async () => {
    const sealed = await gather(sealFrames(pieces(randomBytes(100)), key))
    for (let at = 0; at < sealed.length; at++) {
      const flipped = Buffer.from(sealed)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      expect(await codeOf(() => gather(openFrames(pieces(flipped), key))), `byte ${at}`).toBe(
        'INTEGRITY_BACKUP',
      )
    }
  })

  it('notice that the end is missing, also between two frames', async () => {
    const sealed = await gather(sealFrames(pieces(randomBytes(2 * frameBytes + 10)), key))
    const whole = 4 + frameBytes + 16
    for (const length of [0, 3, 4, 100, whole - 1, whole, 2 * whole, sealed.length - 1]) {
      const cut = () => gather(openFrames(pieces(sealed.subarray(0, length)), key))
      expect(await codeOf(cut), `${length} bytes`).toBe('INTEGRITY_BACKUP')
    }
  })

  it('notice what was added, left out or exchanged', async () => {
    const sealed = await gather(sealFrames(pieces(randomBytes(2 * frameBytes + 10)), key))
    const whole = 4 + frameBytes + 16
    const [first, second, last] = [
      sealed.subarray(0, whole),
      sealed.subarray(whole, 2 * whole),
      sealed.subarray(2 * whole),
    ]
    for (const parts of [
      [sealed, Buffer.alloc(1)],
      [sealed, last],
      [second, first, last],
      [first, last],
      [second, last],
      [first, first, second, last],
    ]) {
      const mixed = () => gather(openFrames(pieces(...parts), key))
      expect(await codeOf(mixed)).toBe('INTEGRITY_BACKUP')
    }
  })

  it('open with their key alone', async () => {
    const sealed = await gather(sealFrames(pieces(randomBytes(10)), key))
    const other = () => gather(openFrames(pieces(sealed), randomBytes(32)))
    expect(await codeOf(other)).toBe('INTEGRITY_BACKUP')
  })
})

describe('items', () => {
  const end: Item = { kind: 'end', totals: { files: 0, entries: 0, counts: {} } }

  async function items(bytes: readonly Uint8Array[]): Promise<Item[]> {
    const found: Item[] = []
    for await (const item of decodeItems(pieces(...bytes))) {
      found.push(item.kind === 'end' ? item : { ...item, value: Buffer.from(item.value) })
    }
    return found
  }

  it('are read back whatever the pieces', async () => {
    const item = fc.record({
      kind: fc.constantFrom('file', 'entry'),
      name: fc.string({ unit: 'binary', maxLength: 40 }),
      value: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    }) as fc.Arbitrary<Item>
    await fc.assert(
      fc.asyncProperty(fc.array(item), fc.integer({ min: 1, max: 97 }), async (list, step) => {
        const all = Buffer.concat([...list, end].map(encodeItem))
        const chunks: Uint8Array[] = []
        for (let at = 0; at < all.length; at += step) chunks.push(all.subarray(at, at + step))
        expect(await items(chunks)).toEqual([...list, end])
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no end', encodeItem({ kind: 'file', name: 'a', value: Buffer.alloc(1) })],
    ['an unknown kind', Buffer.from('0900000000000000ff', 'hex')],
    ['a huge length', Buffer.from('02000000ffffffffff', 'hex')],
    ['something behind the end', Buffer.concat([encodeItem(end), encodeItem(end)])],
    ['half an item behind the end', Buffer.concat([encodeItem(end), Buffer.alloc(3)])],
    ['a name that is no text', Buffer.from('020000000100000000ff', 'hex')],
    ['an end that is no JSON', Buffer.from('03000000000000000178', 'hex')],
  ])('are refused with %s', async (_what, bytes) => {
    expect(await codeOf(() => items([bytes]))).toBe('INTEGRITY_BACKUP')
  })

  it('never fail otherwise, whatever bytes they get', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(['none', 'INTEGRITY_BACKUP']).toContain(await codeOf(() => items([bytes])))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the header', () => {
  const header = {
    cell: 'x1000',
    created: '2026-01-01T00:00:00.000Z',
    program: '0.1.0',
    storeVersion: 1,
    recipient: Buffer.alloc(32, 1).toString('base64url'),
    ephemeral: Buffer.alloc(32, 2).toString('base64url'),
    salt: Buffer.alloc(16, 3).toString('base64url'),
    counts: { component: 3 },
  }
  const { bytes, digest } = writeHeader(header)

  it('is read back, with what follows left alone', () => {
    const read = readHeader(Buffer.concat([bytes, randomBytes(50)]))
    expect(read.header).toEqual(header)
    expect(read.length).toBe(bytes.length)
    expect(read.digest).toEqual(digest)
  })

  it('begins with a line for people and programs', () => {
    expect(Buffer.from(bytes).toString('utf8')).toMatch(/^rackcell backup 1\n\{"cell":"x1000",/)
  })

  it('notices every changed byte, and is not taken for a wrong passphrase', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect(['INTEGRITY_BACKUP', 'INPUT_VERSION']).toContain(
        await codeOf(() => readHeader(flipped)),
      )
    }
  })

  it('of a later format says so', async () => {
    const later = Buffer.from('rackcell backup 2\n{}\n')
    expect(await codeOf(() => readHeader(later))).toBe('INPUT_VERSION')
    expect(await codeOf(() => readHeader(Buffer.from('PK\u0003\u0004')))).toBe('INTEGRITY_BACKUP')
    expect(await codeOf(() => readHeader(Buffer.alloc(0)))).toBe('INTEGRITY_BACKUP')
  })
})

describe('the recipient', () => {
  const salt = Buffer.alloc(16, 5)

  it('is the same for the command line, which keeps the passphrase, and the restore', async () => {
    for (const passphrase of ['correct horse', 'pa\u00dfwort \u212b', '']) {
      const sent = await recipientOf(passphrase, salt)
      const { publicKey } = parseRecipient(sent)
      expect(Buffer.from(recipientKeyOf(passphrase, salt).publicKey)).toEqual(
        Buffer.from(publicKey),
      )
    }
  })

  it('shares one key with the writer, bound to the header', () => {
    const reader = recipientKeyOf('correct horse', salt)
    const writer = ephemeralKeys()
    const digest = randomBytes(32)
    const there = frameKeyOf(writer.privateKey, reader.publicKey, digest)
    expect(frameKeyOf(reader.privateKey, writer.publicKey, digest)).toEqual(there)
    expect(frameKeyOf(reader.privateKey, writer.publicKey, randomBytes(32))).not.toEqual(there)
  })

  it.each([
    ['short', Buffer.alloc(31, 1).toString('base64url'), 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['no base64url', `${'!'.repeat(43)}`, 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['of small order', Buffer.alloc(32).toString('base64url'), 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['without enough salt', Buffer.alloc(32, 9).toString('base64url'), 'AAAA'],
  ])('is refused when it is %s', async (_how, publicKey, weakSalt) => {
    expect(await codeOf(() => parseRecipient({ publicKey, salt: weakSalt }))).toBe('INPUT_BODY')
  })
})

describe('a restored store', () => {
  it('counts its starts from beyond the lost one, and is another copy', () => {
    const text = (value: string) => new TextEncoder().encode(value)
    const restored = restoredEntry(storeKeys.boot, seal(storeKeys.boot, text('7')))
    const boot = Number(new TextDecoder().decode(unseal(storeKeys.boot, restored ?? text(''))))
    expect(boot).toBeGreaterThan(7 + 100)
    expect(restoredEntry(storeKeys.incarnation, text('x'))).toBeUndefined()
    expect(restoredEntry('co/x1', text('x'))).toEqual(text('x'))
  })
})
