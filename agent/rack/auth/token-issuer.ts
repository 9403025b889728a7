import type { KeyObject } from 'node:crypto'
import { createPublicKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { type Clock, type Random, randomUuid } from '../../../cell/env/index.ts'
import {
  claimsFor,
  type Ed25519Jwk,
  ed25519Jwk,
  issuerNameOf,
  type TokenClaims,
  type TokenRequest,
  thumbprintOf,
} from '../../../cell/identity/index.ts'
import { privateKeyObject, publicKeyOf } from '../adapter/ed25519.ts'

/** A new token with what it says. */
export interface MintedToken {
  readonly token: string
  readonly claims: TokenClaims
}

/** The public key of an issuer as services read it at /.well-known/jwks.json. */
export type PublicJwk = Ed25519Jwk & {
  readonly kid: string
  readonly alg: 'EdDSA'
  readonly use: 'sig'
}

/** Makes the tokens of a cell: JWTs signed with EdDSA (RFC 8037), for hours, for one role. */
export class TokenIssuer {
  readonly name: string
  readonly jwk: PublicJwk
  readonly secondsMax: number
  readonly #cell: string
  readonly #key: KeyObject
  readonly #clock: Clock
  readonly #random: Random

  constructor(
    ports: { readonly clock: Clock; readonly random: Random },
    options: { readonly cell: string; readonly seed: Uint8Array; readonly secondsMax: number },
  ) {
    const jwk = ed25519Jwk(publicKeyOf(options.seed))
    this.name = issuerNameOf(options.cell)
    this.jwk = { ...jwk, kid: thumbprintOf(jwk), alg: 'EdDSA', use: 'sig' }
    this.secondsMax = options.secondsMax
    this.#cell = options.cell
    this.#key = privateKeyObject(options.seed)
    this.#clock = ports.clock
    this.#random = ports.random.fork('token-id')
  }

  /** The key that checks this issuer's tokens. */
  get publicKey(): KeyObject {
    return createPublicKey(this.#key)
  }

  /** Faults: INPUT_BODY for a subject or a time that cannot be. */
  async mint(request: TokenRequest): Promise<MintedToken> {
    const claims = claimsFor(request, {
      cell: this.#cell,
      wallMs: this.#clock.wallMs(),
      secondsMax: this.secondsMax,
      id: randomUuid(this.#random),
    })
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.jwk.kid, typ: 'JWT' })
      .sign(this.#key)
    return { token, claims }
  }
}
