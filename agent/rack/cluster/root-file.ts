import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import { Fault } from '../../../cell/env/index.ts'
import { publicKeyOf } from '../adapter/ed25519.ts'
import { scryptCost } from '../backup/index.ts'
import { rootFileBytesMax, rootPassphraseCharsMin } from './limits.ts'

const formatLine = 'rackcell root 1'
const keyBytes = 32
const tagBytes = 16

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const bytesOf = (text: string) => Buffer.from(text, 'base64url')

const rootFileSchema = Type.Object({
  format: Type.Literal(formatLine),
  /** Ed25519, 32 bytes. */
  publicKey: Type.String({ pattern: '^[\\w-]{43}$' }),
  salt: Type.String({ pattern: '^[\\w-]{22}$' }),
  nonce: Type.String({ pattern: '^[\\w-]{16}$' }),
  /** The seed and its tag, AES-256-GCM under scrypt of the passphrase. */
  sealed: Type.String({ pattern: '^[\\w-]{64}$' }),
})

type RootFile = Static<typeof rootFileSchema>

/** What the tag covers besides the seed: nothing else in the file can be changed unnoticed. */
function associated({ publicKey, salt }: Pick<RootFile, 'publicKey' | 'salt'>): Uint8Array {
  return Buffer.from(`${formatLine}\n${publicKey}\n${salt}\n`)
}

function keyFor(passphrase: string, salt: Uint8Array): Uint8Array {
  return scryptSync(passphrase.normalize('NFKC'), salt, keyBytes, scryptCost)
}

/** Fault: INPUT_PASSPHRASE for one that is too short. */
export function requirePassphrase(passphrase: string): void {
  if ([...passphrase].length >= rootPassphraseCharsMin) return
  throw new Fault('INPUT_PASSPHRASE', {
    message: `The root's passphrase has ${rootPassphraseCharsMin} characters at least.`,
  })
}

/** The root's seed as a file that only the passphrase opens. Fault: INPUT_PASSPHRASE. */
export function sealRoot(seed: Uint8Array, passphrase: string): string {
  requirePassphrase(passphrase)
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const open = { publicKey: base64url(publicKeyOf(seed)), salt: base64url(salt) }
  const cipher = createCipheriv('aes-256-gcm', keyFor(passphrase, salt), nonce)
  cipher.setAAD(associated(open))
  const sealed = Buffer.concat([cipher.update(seed), cipher.final(), cipher.getAuthTag()])
  const file: RootFile = {
    format: formatLine,
    ...open,
    nonce: base64url(nonce),
    sealed: base64url(sealed),
  }
  return `${JSON.stringify(file, undefined, 2)}\n`
}

/** The root's seed out of its file. Faults: INTEGRITY_KEYS, INPUT_PASSPHRASE. */
export function openRoot(text: string, passphrase: string): Uint8Array {
  const file = parseRootFile(text)
  const sealed = bytesOf(file.sealed)
  const key = keyFor(passphrase, bytesOf(file.salt))
  const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(file.nonce))
  decipher.setAAD(associated(file))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  let seed: Uint8Array
  try {
    const open = decipher.update(sealed.subarray(0, sealed.length - tagBytes))
    seed = Buffer.concat([open, decipher.final()])
  } catch (cause) {
    throw new Fault('INPUT_PASSPHRASE', {
      cause,
      message: 'The passphrase does not open the root, or its file was changed.',
    })
  }
  if (base64url(publicKeyOf(seed)) !== file.publicKey) throw new Fault('INTEGRITY_KEYS')
  return seed
}

function parseRootFile(text: string): RootFile {
  let file: unknown
  try {
    file = text.length > rootFileBytesMax ? undefined : JSON.parse(text)
  } catch {
    file = undefined
  }
  if (Value.Check(rootFileSchema, file)) return file
  throw new Fault('INTEGRITY_KEYS', { message: 'This is no file of a root, or it is damaged.' })
}
