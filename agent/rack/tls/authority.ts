import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { type Clock, Fault, type Log, type Random } from '../../../cell/env/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { makeCertificate } from './certificate.ts'
import { type KeyPair, keyPairOf, readPem } from './key-pair.ts'
import { authorityDays, backdateMs, leafDays, namesMax, renewBeforeDays } from './limits.ts'

/** Names of the files in the keys folder. */
export const tlsFiles = {
  authorityKey: 'tls-ca.key',
  authority: 'tls-ca.crt',
  key: 'tls.key',
  certificate: 'tls.crt',
} as const

const dayMs = 86_400_000

/** What a self-made authority stands on. */
export interface AuthorityPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** For whom it makes certificates. */
export interface AuthorityOptions {
  readonly folder: string
  readonly cell: string
  /** DNS names and addresses that clients reach the cell by. */
  readonly names: readonly string[]
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string

/** Whether a certificate can stand for a name: what is neither a name nor an address cannot. */
function isName(name: string): boolean {
  return ipaddr.isValid(name) || /^(?:\*\.)?[a-z0-9_](?:[a-z0-9_.-]{0,252})$/i.test(name)
}

/**
 * A certificate authority of one cell, for its own HTTPS alone: key and certificate lie in the keys
 * folder, and what it signs there is replaced long before it ends.
 */
export class SelfMadeAuthority {
  /** PEM: what clients are told to trust. */
  readonly certificate: string
  readonly #key: KeyObject
  readonly #ports: AuthorityPorts
  readonly #options: AuthorityOptions
  readonly #names: readonly string[]

  private constructor(
    ports: AuthorityPorts,
    options: AuthorityOptions,
    own: { readonly key: KeyObject; readonly certificate: string },
  ) {
    this.#ports = ports
    this.#options = options
    this.#key = own.key
    this.certificate = own.certificate
    this.#names = [...new Set(options.names.filter(isName))].slice(0, namesMax)
  }

  /**
   * Reads it, or makes it where there is none. Fault: INTEGRITY_KEYS when its key is missing, or is
   * that of another.
   */
  static open(ports: AuthorityPorts, options: AuthorityOptions): SelfMadeAuthority {
    const keyPath = join(options.folder, tlsFiles.authorityKey)
    const path = join(options.folder, tlsFiles.authority)
    try {
      // The key is written first: alone, it is what a crash has left of a first start.
      if (!existsSync(path)) make(ports, options)
      if (!countsNow(readPem(path), ports)) make(ports, options)
      const certificate = readPem(path)
      const { key } = keyPairOf(certificate, readPem(keyPath))
      return new SelfMadeAuthority(ports, options, { key: createPrivateKey(key), certificate })
    } catch (cause) {
      throw new Fault('INTEGRITY_KEYS', {
        cause,
        message: `The authority ${path} with its key ${keyPath} cannot be used: ${(cause as Error).message}.`,
        details: { path },
      })
    }
  }

  /** The pair at hand while it is good for a month, for every name; a new one otherwise. */
  pair(): KeyPair {
    const { folder } = this.#options
    const [keyPath, path] = [join(folder, tlsFiles.key), join(folder, tlsFiles.certificate)]
    const found = this.#found(path, keyPath)
    if (found) return found
    const now = this.#ports.clock.wallMs()
    const key = newKey()
    const { subject } = new X509Certificate(this.certificate)
    const cert = makeCertificate({
      subject: `rackcell ${this.#options.cell}`,
      key,
      notBeforeMs: now - backdateMs,
      notAfterMs: now + leafDays * dayMs,
      serial: this.#ports.random.bytes(16),
      issuer: { name: subject.replace(/^CN=/, ''), key: this.#key },
      names: this.#names,
    })
    writeFileAtomic(keyPath, pemOf(key), 0o600)
    writeFileAtomic(path, cert, 0o600)
    const pair = keyPairOf(cert, pemOf(key))
    this.#ports.log.info({ path, until: new Date(pair.notAfterMs).toISOString() }, 'TLS renewed')
    return pair
  }

  /** What lies there, if it will do; anything else is replaced: it is this cell's own. */
  #found(path: string, keyPath: string): KeyPair | undefined {
    try {
      const pair = keyPairOf(readPem(path), readPem(keyPath))
      const leaf = new X509Certificate(pair.cert)
      const restMs = pair.notAfterMs - this.#ports.clock.wallMs()
      const isOurs = leaf.verify(new X509Certificate(this.certificate).publicKey)
      const covers = this.#names.every((name) =>
        ipaddr.isValid(name) ? leaf.checkIP(name) : leaf.checkHost(name),
      )
      return restMs > renewBeforeDays * dayMs && isOurs && covers ? pair : undefined
    } catch {
      return undefined
    }
  }
}

/**
 * Whether an authority counts today. One that was made while the clock was wrong does not, and
 * nobody could use what it signs: it is made anew.
 */
function countsNow(certificate: string, { clock, log }: AuthorityPorts): boolean {
  const { validFromDate, validToDate } = new X509Certificate(certificate)
  const now = clock.wallMs()
  if (validFromDate.getTime() <= now && now < validToDate.getTime()) return true
  log.warn(
    { from: validFromDate.toISOString(), until: validToDate.toISOString() },
    'the authority for HTTPS does not count today: another one is made, which clients must be told',
  )
  return false
}

/** Makes the certificate, with the key that is there, or else a new one. */
function make({ clock, random, log }: AuthorityPorts, { folder, cell }: AuthorityOptions): void {
  const keyPath = join(folder, tlsFiles.authorityKey)
  if (!existsSync(keyPath)) writeFileAtomic(keyPath, pemOf(newKey()), 0o600)
  const key = createPrivateKey(readPem(keyPath))
  const now = clock.wallMs()
  const serial = random.bytes(16)
  const certificate = makeCertificate({
    // Two cells of one name, of two clusters, are two authorities.
    subject: `rackcell ${cell} ${Buffer.from(serial).toString('hex', 0, 4)}`,
    key,
    notBeforeMs: now - backdateMs,
    notAfterMs: now + authorityDays * dayMs,
    serial,
  })
  const path = join(folder, tlsFiles.authority)
  writeFileAtomic(path, certificate, 0o600)
  log.info({ path }, 'an authority for HTTPS was made')
}
