import type { SecureContextOptions } from 'node:tls'
import { type Clock, Fault, type Log, type Random } from '../../../cell/env/index.ts'
import { SelfMadeAuthority } from './authority.ts'
import { type KeyPair, keyPairOf, readPem } from './key-pair.ts'

/** Where the pair comes from: two files of the site, or an authority of one's own. */
export interface TlsPlace {
  /** Paths of PEM files; empty = self-made. */
  readonly certificate: string
  readonly key: string
  readonly keysFolder: string
  readonly cell: string
  readonly names: readonly string[]
}

/** What a TLS server is told when another pair is in force. */
export interface SecureServer {
  setSecureContext(options: SecureContextOptions): void
}

/** How HTTPS is: `problem` says why the newest pair could not be taken. */
export interface TlsState {
  readonly notAfterMs: number
  readonly problem: string | undefined
}

/**
 * The certificate of the management side, as it changes. A pair that cannot be used is never taken:
 * the one before serves on, and `state` says so.
 */
export class TlsKeeper {
  /** PEM of the self-made authority; undefined with a certificate of the site. */
  readonly authority: string | undefined
  readonly #read: () => KeyPair
  readonly #ports: { readonly clock: Clock; readonly log: Log }
  #pair: KeyPair
  #problem: string | undefined

  private constructor(
    ports: { readonly clock: Clock; readonly log: Log },
    read: () => KeyPair,
    authority: string | undefined,
  ) {
    this.#ports = ports
    this.#read = read
    this.authority = authority
    this.#pair = read()
  }

  /** Faults: INPUT_CONFIG for files that are no pair, INTEGRITY_KEYS for a damaged authority. */
  static open(
    ports: { readonly clock: Clock; readonly random: Random; readonly log: Log },
    place: TlsPlace,
  ): TlsKeeper {
    if (place.certificate === '') {
      const authority = SelfMadeAuthority.open(ports, {
        folder: place.keysFolder,
        cell: place.cell,
        names: place.names,
      })
      return new TlsKeeper(ports, () => authority.pair(), authority.certificate)
    }
    try {
      const read = () => keyPairOf(readPem(place.certificate), readPem(place.key))
      return new TlsKeeper(ports, read, undefined)
    } catch (cause) {
      throw new Fault('INPUT_CONFIG', {
        cause,
        message: `tls.certificate ${place.certificate} with tls.key ${place.key} cannot be used: ${(cause as Error).message}.`,
        details: { key: 'tls.certificate' },
      })
    }
  }

  /** What a server is made with. */
  get pair(): Pick<KeyPair, 'cert' | 'key'> {
    return { cert: this.#pair.cert, key: this.#pair.key }
  }

  get state(): TlsState {
    return { notAfterMs: this.#pair.notAfterMs, problem: this.#problem }
  }

  /** A newer file that is over already is no reason to give up what still counts. */
  #refuseExpired({ notAfterMs }: KeyPair): void {
    const nowMs = this.#ports.clock.wallMs()
    if (notAfterMs > nowMs || this.#pair.notAfterMs <= nowMs) return
    throw new Error(`it has expired at ${new Date(notAfterMs).toISOString()}`)
  }

  /**
   * Looks for another pair and gives it to the server; connections that are open keep theirs.
   * Whether there was one.
   */
  refresh(server: SecureServer): boolean {
    let pair: KeyPair
    try {
      pair = this.#read()
      this.#refuseExpired(pair)
    } catch (error) {
      const problem = (error as Error).message
      if (problem !== this.#problem) this.#ports.log.warn({ reason: problem }, 'TLS was kept')
      this.#problem = problem
      return false
    }
    this.#problem = undefined
    if (pair.cert === this.#pair.cert && pair.key === this.#pair.key) return false
    this.#pair = pair
    server.setSecureContext(this.pair)
    const until = new Date(pair.notAfterMs).toISOString()
    this.#ports.log.info({ until }, 'another certificate is in force')
    return true
  }
}
