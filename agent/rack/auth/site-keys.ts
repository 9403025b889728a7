import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { type Clock, Fault, type Log } from '../../../cell/env/index.ts'
import type { LoadJwks } from './jwks-loader.ts'
import { jwksKeysMax } from './limits.ts'

/** What a token's header says of the key that signed it. */
export interface KeyHint {
  readonly alg: string
  readonly kid: string | undefined
}

interface SiteKey {
  readonly kid: string | undefined
  readonly alg: string | undefined
  readonly curve: string | undefined
  readonly type: string
  readonly key: KeyObject
}

type Jwk = Readonly<Record<string, unknown>>

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/**
 * Which kind of key an algorithm needs: the token's header never decides it alone (RFC 8725 section
 * 3.1).
 */
const keyNeeded: Record<string, { readonly type: string; readonly curve?: string }> = {
  RS256: { type: 'RSA' },
  RS384: { type: 'RSA' },
  RS512: { type: 'RSA' },
  PS256: { type: 'RSA' },
  PS384: { type: 'RSA' },
  PS512: { type: 'RSA' },
  ES256: { type: 'EC', curve: 'P-256' },
  ES384: { type: 'EC', curve: 'P-384' },
  ES512: { type: 'EC', curve: 'P-521' },
  EdDSA: { type: 'OKP', curve: 'Ed25519' },
  Ed25519: { type: 'OKP', curve: 'Ed25519' },
}

/** Algorithms that tokens may be signed with: no `none`, nothing with a shared secret. */
export const siteAlgorithms: readonly string[] = Object.keys(keyNeeded)

/**
 * Only public signature keys of known kinds; a shared secret in a JWKS would let every reader sign.
 */
function readKey(jwk: Jwk): SiteKey | undefined {
  const type = text(jwk['kty'])
  if (type !== 'RSA' && type !== 'EC' && type !== 'OKP') return undefined
  if (jwk['use'] !== undefined && jwk['use'] !== 'sig') return undefined
  const operations = jwk['key_ops']
  if (Array.isArray(operations) && !operations.includes('verify')) return undefined
  const { d: _secret, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = jwk
  try {
    const key = createPublicKey({ key: open as JsonWebKey, format: 'jwk' })
    const [kid, alg, curve] = [text(jwk['kid']), text(jwk['alg']), text(jwk['crv'])]
    return { kid, alg, curve, type, key }
  } catch {
    return undefined
  }
}

function readJwks(json: string): readonly SiteKey[] {
  const set = JSON.parse(json) as { keys?: unknown }
  const listed = Array.isArray(set?.keys) ? set.keys : undefined
  if (!listed) throw new Error('it is no JWKS: it has no list "keys"')
  const keys = listed
    .filter((jwk): jwk is Jwk => typeof jwk === 'object' && jwk !== null)
    .map(readKey)
    .filter((key) => key !== undefined)
  if (keys.length === 0) throw new Error('it has no public signature key (RSA, EC or OKP)')
  return keys
}

function matches(key: SiteKey, hint: KeyHint): boolean {
  const needed = keyNeeded[hint.alg]
  if (!needed || key.type !== needed.type) return false
  if (needed.curve !== undefined && key.curve !== needed.curve) return false
  if (key.alg !== undefined && key.alg !== hint.alg) return false
  return hint.kid === undefined || key.kid === hint.kid
}

/** How the keys of a site are fetched and kept. */
export interface SiteKeysOptions {
  /** The setting, for sentences. */
  readonly place: string
  /** A new attempt starts at the earliest this long after the last one. */
  readonly retryMs: number
  /** Keys older than this are fetched again; the old ones serve until that worked. */
  readonly maxAgeMs: number
}

/**
 * The public keys of the site's own issuers. Fetched at the start, again when a token names an
 * unknown key and when they have grown old; the ones at hand stay in force while their place does
 * not answer.
 */
export class SiteKeys {
  readonly #clock: Clock
  readonly #log: Log
  readonly #load: LoadJwks
  readonly #options: SiteKeysOptions
  #keys: readonly SiteKey[] | undefined
  #json = ''
  #loadedMs = 0
  #triedMs = Number.NEGATIVE_INFINITY
  #problem: string | undefined
  #loading: Promise<void> | undefined
  #generation = 0

  constructor(
    ports: { readonly clock: Clock; readonly log: Log; readonly load: LoadJwks },
    options: SiteKeysOptions,
  ) {
    this.#clock = ports.clock
    this.#log = ports.log
    this.#load = ports.load
    this.#options = options
  }

  /** Whether there are keys at all, and why the last attempt failed if it did. */
  get state(): { readonly isLoaded: boolean; readonly problem: string | undefined } {
    return { isLoaded: this.#keys !== undefined, problem: this.#problem }
  }

  /**
   * Grows whenever other keys came into force: what was checked with the old ones must be checked
   * again.
   */
  get generation(): number {
    return this.#generation
  }

  /** One attempt, unless the last one was just now; failures stay in `state`. */
  async refresh(): Promise<void> {
    this.#loading ??= this.#attempt().finally(() => {
      this.#loading = undefined
    })
    await this.#loading
  }

  /**
   * The keys that may have signed a token. Faults: AUTH_UNAVAILABLE when none were ever read,
   * AUTH_TOKEN.
   */
  async keysFor(hint: KeyHint): Promise<readonly KeyObject[]> {
    if (this.#keys === undefined) await this.refresh()
    else if (this.#clock.monotonicMs() - this.#loadedMs > this.#options.maxAgeMs)
      void this.refresh()
    let found = this.#find(hint)
    if (found.length === 0) {
      await this.refresh()
      found = this.#find(hint)
    }
    if (this.#keys === undefined) {
      throw new Fault('AUTH_UNAVAILABLE', {
        message: `The keys at ${this.#options.place} were never read: ${this.#problem ?? 'no attempt yet'}.`,
      })
    }
    if (found.length === 0) {
      const name = hint.kid === undefined ? 'without a key id' : `"${hint.kid.slice(0, 64)}"`
      throw new Fault('AUTH_TOKEN', {
        message: `${this.#options.place} has no ${hint.alg} key ${name}.`,
      })
    }
    return found
  }

  #find(hint: KeyHint): readonly KeyObject[] {
    const found = (this.#keys ?? []).filter((key) => matches(key, hint))
    return found.slice(0, jwksKeysMax).map(({ key }) => key)
  }

  async #attempt(): Promise<void> {
    const now = this.#clock.monotonicMs()
    if (now - this.#triedMs < this.#options.retryMs) return
    this.#triedMs = now
    const { place } = this.#options
    try {
      const json = await this.#load()
      const keys = readJwks(json)
      if (json !== this.#json) {
        this.#generation++
        this.#log.info({ place, keys: keys.length }, 'keys of the site read')
      }
      this.#keys = keys
      this.#json = json
      this.#loadedMs = now
      this.#problem = undefined
    } catch (error) {
      this.#problem = (error as Error).message
      this.#log.warn({ place, reason: this.#problem }, 'the keys of the site could not be read')
    }
  }
}
