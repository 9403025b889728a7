import type { KeyObject } from 'node:crypto'
import { createPublicKey } from 'node:crypto'
import { type JWTHeaderParameters, SignJWT } from 'jose'
import { type Clock, Fault, type Random, randomUuid } from '../../../cell/env/index.ts'
import {
  claimsFor,
  issuerNameOf,
  type TokenClaims,
  type TokenRequest,
} from '../../../cell/identity/index.ts'
import { privateKeyObject, publicKeyOf } from '../adapter/ed25519.ts'
import { type ClusterIssuers, type PublicJwk, publicJwk } from './cluster-issuers.ts'
import { type Es256Key, endorse, endorsementHeader, type PublicP256Jwk } from './es256-key.ts'

/** A new token with what it says. */
export interface MintedToken {
  readonly token: string
  readonly claims: TokenClaims
}

/** What an issuer stands on. */
export interface TokenIssuerPorts {
  readonly clock: Clock
  readonly random: Random
  /** Absent where the roster cannot be read: whether its tokens count shows in their use. */
  readonly issuers?: ClusterIssuers
}

/**
 * Makes the tokens of a cell: JWTs signed with EdDSA (RFC 8037), or with ES256 on request, for
 * hours, for one role. A cell whose key the roster does not name as an issuer makes none.
 */
export class TokenIssuer {
  readonly name: string
  readonly jwk: PublicJwk
  readonly secondsMax: number
  readonly #cell: string
  readonly #key: KeyObject
  readonly #es256: Es256Key | undefined
  readonly #clock: Clock
  readonly #random: Random
  readonly #issuers: ClusterIssuers | undefined

  constructor(
    ports: TokenIssuerPorts,
    options: {
      readonly cell: string
      readonly seed: Uint8Array
      readonly secondsMax: number
      /** Absent = EdDSA only. */
      readonly es256?: Es256Key | undefined
    },
  ) {
    this.name = issuerNameOf(options.cell)
    this.jwk = publicJwk(publicKeyOf(options.seed))
    this.#issuers = ports.issuers
    this.secondsMax = options.secondsMax
    this.#cell = options.cell
    this.#es256 = options.es256
    this.#key = privateKeyObject(options.seed)
    this.#clock = ports.clock
    this.#random = ports.random.fork('token-id')
  }

  /** The key that checks this issuer's tokens. */
  get publicKey(): KeyObject {
    return createPublicKey(this.#key)
  }

  /** Whether the roster lets this cell make tokens. */
  get mayMint(): boolean {
    return !this.#issuers || this.#issuers.has(this.name, this.jwk)
  }

  /** Public keys that check the tokens of the whole cluster, and this cell's second one. */
  get jwks(): readonly (PublicJwk | PublicP256Jwk)[] {
    const own = this.#es256 && this.mayMint ? [this.#es256.jwk] : []
    return [...(this.#issuers?.jwks ?? [this.jwk]), ...own]
  }

  /**
   * Faults: INPUT_BODY for a subject or a time that cannot be; PEER_OWNER where this cell is no
   * issuer; UNSUPPORTED for an algorithm that it has no key for.
   */
  async mint(request: TokenRequest): Promise<MintedToken> {
    if (!this.mayMint) {
      const cells = this.#issuers?.cells.join(', ') ?? ''
      throw new Fault('PEER_OWNER', {
        message: `${this.#cell} makes no tokens; the issuers of the cluster do: ${cells}.`,
        details: { cell: this.#issuers?.cells[0] ?? '' },
      })
    }
    return await this.#sign(request, false)
  }

  /**
   * A token that this cell alone takes, whatever the roster says of its key: for whoever holds its
   * data folder while no issuer can be asked. Fault: INPUT_BODY.
   */
  mintLocal(request: TokenRequest): Promise<MintedToken> {
    return this.#sign(request, true)
  }

  async #sign(request: TokenRequest, isLocal: boolean): Promise<MintedToken> {
    const claims = claimsFor(request, {
      cell: this.#cell,
      wallMs: this.#clock.wallMs(),
      secondsMax: this.secondsMax,
      id: randomUuid(this.#random),
      isLocal,
    })
    const { header, key } =
      request.alg === 'ES256' && !isLocal
        ? await this.#second()
        : { header: { alg: 'EdDSA', kid: this.jwk.kid }, key: this.#key }
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ ...header, typ: 'JWT' })
      .sign(key)
    return { token, claims }
  }

  async #second(): Promise<{ readonly header: JWTHeaderParameters; readonly key: KeyObject }> {
    if (!this.#es256) {
      throw new Fault('UNSUPPORTED', { message: `${this.#cell} has no key for ES256.` })
    }
    const { kid } = this.jwk
    const word = await endorse(this.#es256, { issuer: this.name, kid, key: this.#key })
    const header = { alg: 'ES256', kid: this.#es256.jwk.kid, [endorsementHeader]: word }
    return { header, key: this.#es256.key }
  }
}
