import { createPublicKey, type KeyObject } from 'node:crypto'
import {
  type Ed25519Jwk,
  ed25519Jwk,
  issuerNameOf,
  thumbprintOf,
} from '../../../cell/identity/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import type { TokenKeys } from './authenticator.ts'

/** The public key of an issuer as services read it at /.well-known/jwks.json. */
export type PublicJwk = Ed25519Jwk & {
  readonly kid: string
  readonly alg: 'EdDSA'
  readonly use: 'sig'
}

/** A public key, 32 bytes, as a JSON Web Key for signatures. */
export function publicJwk(publicKey: Uint8Array): PublicJwk {
  const jwk = ed25519Jwk(publicKey)
  return { ...jwk, kid: thumbprintOf(jwk), alg: 'EdDSA', use: 'sig' }
}

interface Issuer {
  readonly cell: string
  readonly jwk: PublicJwk
  readonly key: KeyObject
}

/**
 * Whose tokens count: the issuers of the roster in force that are not revoked. Their certificates'
 * dates are not looked at, since an expired one ends no local service.
 */
export class ClusterIssuers implements TokenKeys {
  readonly #book: Pick<RosterBook, 'issuers'>
  #issuers: ReadonlyMap<string, Issuer> = new Map()
  #text = ''
  #generation = 0

  private constructor(book: Pick<RosterBook, 'issuers'>) {
    this.#book = book
  }

  /** The issuers of a book, as they change. */
  static follow(book: Pick<RosterBook, 'issuers' | 'onChange'>): ClusterIssuers {
    const issuers = new ClusterIssuers(book)
    issuers.#read()
    book.onChange(() => issuers.#read())
    return issuers
  }

  get generation(): number {
    return this.#generation
  }

  /** Ids of the cells that make tokens. */
  get cells(): readonly string[] {
    return [...this.#issuers.values()].map(({ cell }) => cell)
  }

  get jwks(): readonly PublicJwk[] {
    return [...this.#issuers.values()].map(({ jwk }) => jwk)
  }

  keyOf(issuer: string): KeyObject | undefined {
    return this.#issuers.get(issuer)?.key
  }

  /** Whether the issuer of this name has this key. */
  has(issuer: string, { kid }: PublicJwk): boolean {
    return this.#issuers.get(issuer)?.jwk.kid === kid
  }

  #read(): void {
    const { issuers } = this.#book
    const text = issuers.map(({ cell, key }) => `${cell}=${key}`).join()
    if (text === this.#text) return
    this.#issuers = new Map(
      issuers.map(({ cell, publicKey }) => {
        const jwk = publicJwk(publicKey)
        const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
        return [issuerNameOf(cell), { cell, jwk, key }]
      }),
    )
    this.#text = text
    this.#generation += 1
  }
}
