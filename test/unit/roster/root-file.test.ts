import { expect, it } from 'vitest'
import { openRoot, sealRoot } from '../../../agent/rack/cluster/index.ts'

const seed = new Uint8Array(32).fill(3)
const phrase = 'Grüße aus dem Rechenzentrum'

it('a root comes back with its passphrase, however that is composed', () => {
  const file = sealRoot(seed, phrase)
  expect(Buffer.from(openRoot(file, phrase))).toEqual(Buffer.from(seed))
  expect(Buffer.from(openRoot(file, phrase.normalize('NFD')))).toEqual(Buffer.from(seed))
  expect(file).not.toContain(Buffer.from(seed).toString('base64url'))
})

it('nothing else opens it, and no change of the file goes unnoticed', () => {
  const file = sealRoot(seed, phrase)
  const fault = (text: string, words = phrase) => {
    try {
      openRoot(text, words)
    } catch (error) {
      return (error as { code?: string }).code
    }
    return 'opened'
  }
  expect(fault(file, 'Grüße aus dem Rechenzentrun')).toBe('INPUT_PASSPHRASE')
  const { publicKey, salt, nonce, sealed } = JSON.parse(file)
  const swapped = (name: string, value: string) =>
    JSON.stringify({ ...JSON.parse(file), [name]: value })
  const turned = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  expect(fault(swapped('publicKey', turned(publicKey)))).toBe('INPUT_PASSPHRASE')
  expect(fault(swapped('salt', turned(salt)))).toBe('INPUT_PASSPHRASE')
  expect(fault(swapped('nonce', turned(nonce)))).toBe('INPUT_PASSPHRASE')
  expect(fault(swapped('sealed', turned(sealed)))).toBe('INPUT_PASSPHRASE')
  expect(fault(swapped('format', 'rackcell root 2'))).toBe('INTEGRITY_KEYS')
  expect(fault('{}')).toBe('INTEGRITY_KEYS')
  expect(fault('')).toBe('INTEGRITY_KEYS')
  expect(fault(`${' '.repeat(5_000)}${file}`)).toBe('INTEGRITY_KEYS')
})

it('a short passphrase is refused', () => {
  expect(() => sealRoot(seed, 'sieben7')).toThrow('8 characters at least')
})
