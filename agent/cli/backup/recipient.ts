import { createPrivateKey, createPublicKey, randomBytes, scrypt } from 'node:crypto'

/** For whom a cell encrypts a backup: nothing in it helps to decrypt without the passphrase. */
export interface Recipient {
  /** X25519 public key (RFC 7748), base64url. */
  readonly publicKey: string
  /** Salt of the key derivation, base64url; the file carries it. */
  readonly salt: string
}

const saltBytes = 16
const seedBytes = 32

/**
 * Work of one guess (RFC 7914): 32 MiB and about a tenth of a second. The format of the file fixes
 * these numbers: who changes them makes a new version of it.
 */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/** PKCS #8 of an X25519 private key (RFC 8410 section 7) up to the key itself. */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** The recipient that a passphrase stands for; a new salt each time unless one is given. */
export async function recipientOf(
  passphrase: string,
  salt: Buffer = randomBytes(saltBytes),
): Promise<Recipient> {
  const seed = await derive(passphrase, salt)
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { publicKey: x, salt: salt.toString('base64url') }
}

/**
 * Equal passphrases typed on different keyboards are equal: NFKC, as RFC 8265 (4.2.2) would have
 * it.
 */
function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  const secret = passphrase.normalize('NFKC')
  return new Promise((settle, fail) => {
    scrypt(secret, salt, seedBytes, cost, (error, key) => (error ? fail(error) : settle(key)))
  })
}
