import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompactSign, compactVerify } from 'jose'
import { Fault } from '../../../cell/env/index.ts'
import { type P256Jwk, p256ThumbprintOf } from '../../../cell/identity/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { keyFiles } from './keys-folder.ts'

/** The public half as services read it at /.well-known/jwks.json. */
export type PublicP256Jwk = P256Jwk & {
  readonly kid: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

/** A second key of an issuer, for services that do not take EdDSA. */
export interface Es256Key {
  readonly key: KeyObject
  readonly jwk: PublicP256Jwk
}

/** What tells a word about a key from a token: neither can stand for the other. */
const endorsementType = 'rackcell-key'

/** Where an endorsement stands in the header of a token. */
export const endorsementHeader = 'rackcell_key'

/** Reads the key, or makes it where there is none. Fault: INTEGRITY_KEYS. */
export function openEs256Key(folder: string): Es256Key {
  const path = join(folder, keyFiles.es256)
  try {
    if (!existsSync(path)) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
      writeFileAtomic(path, pem, 0o600)
    }
    return es256KeyOf(createPrivateKey(readFileSync(path)))
  } catch (cause) {
    throw new Fault('INTEGRITY_KEYS', {
      cause,
      message: `The key ${path} cannot be used: ${(cause as Error).message}`,
      details: { path },
    })
  }
}

function es256KeyOf(key: KeyObject): Es256Key {
  const jwk = readP256(createPublicKey(key).export({ format: 'jwk' }))
  if (!jwk) throw new Error('it is no key on the curve P-256')
  return { key, jwk: { ...jwk, kid: p256ThumbprintOf(jwk), alg: 'ES256', use: 'sig' } }
}

function readP256(value: unknown): P256Jwk | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kty, crv, x, y } = value as Readonly<Record<string, unknown>>
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') {
    return undefined
  }
  return { kty, crv, x, y }
}

/**
 * The word of an issuer for its second key, signed with the first: every cell that knows the issuer
 * by the roster can check it, without having seen the key.
 */
export async function endorse(
  { jwk: { kty, crv, x, y } }: Es256Key,
  by: { readonly issuer: string; readonly kid: string; readonly key: KeyObject },
): Promise<string> {
  const text = JSON.stringify({ iss: by.issuer, jwk: { kty, crv, x, y } })
  return await new CompactSign(Buffer.from(text))
    .setProtectedHeader({ alg: 'EdDSA', typ: endorsementType, kid: by.kid })
    .sign(by.key)
}

/** The key that an issuer has given its word for. Throws when it has not. */
export async function endorsedKey(
  endorsement: string,
  by: { readonly issuer: string; readonly key: KeyObject },
): Promise<KeyObject> {
  const { payload, protectedHeader } = await compactVerify(endorsement, by.key, {
    algorithms: ['EdDSA'],
  })
  if (protectedHeader.typ !== endorsementType) throw new Error('it is no word about a key')
  const said = JSON.parse(Buffer.from(payload).toString('utf8')) as Readonly<
    Record<string, unknown>
  >
  const jwk = readP256(said['jwk'])
  if (said['iss'] !== by.issuer || !jwk) throw new Error('it is about another key')
  return createPublicKey({ key: { ...jwk }, format: 'jwk' })
}
