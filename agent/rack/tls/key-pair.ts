import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { pemBytesMax } from './limits.ts'

/** What a TLS server shows and proves: PEM, the certificate first, then those that sign it. */
export interface KeyPair {
  readonly cert: string
  readonly key: string
  readonly notAfterMs: number
}

/** Text of a small file; throws when it cannot be read. */
export function readPem(path: string): string {
  const { size } = statSync(path)
  if (size > pemBytesMax) throw new Error(`${path} is larger than ${pemBytesMax} bytes`)
  return readFileSync(path, 'utf8')
}

/** Takes a certificate chain and a key for a pair; throws with the reason when they are none. */
export function keyPairOf(cert: string, key: string): KeyPair {
  const leaf = new X509Certificate(cert)
  if (!leaf.checkPrivateKey(createPrivateKey(key))) {
    throw new Error('the key is not that of the certificate')
  }
  createSecureContext({ cert, key })
  return { cert, key, notAfterMs: leaf.validToDate.getTime() }
}
