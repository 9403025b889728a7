import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { bits, integer, objectId, octets, sequence, setOf, tagged, time, utf8, yes } from './der.ts'

/** Names of what stands in a certificate. */
const oid = {
  commonName: '2.5.4.3',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const

/** What a certificate says. */
export interface CertificateRequest {
  /** Common name of whom it is for. */
  readonly subject: string
  readonly key: KeyObject
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** 16 random bytes. */
  readonly serial: Uint8Array
  /** Who signs: an authority that signs itself has none. */
  readonly issuer?: { readonly name: string; readonly key: KeyObject }
  /** DNS names and addresses that it counts for; an authority has none. */
  readonly names?: readonly string[]
}

const named = (name: string) =>
  sequence(setOf(sequence(objectId(oid.commonName), utf8(name.slice(0, 64)))))

const publicDer = (key: KeyObject) =>
  createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })).export({
    type: 'spki',
    format: 'der',
  })

/** RFC 7093, section 2, method 1: the first 160 bits of SHA-256. */
const keyId = (key: KeyObject) =>
  createHash('sha256').update(publicDer(key)).digest().subarray(0, 20)

const extension = (id: string, value: Uint8Array, isCritical = false) =>
  sequence(objectId(id), ...(isCritical ? [yes] : []), octets(value))

/** RFC 5280, 4.2.1.6: addresses as bytes, everything else as a DNS name. */
function altName(name: string): Buffer {
  if (!ipaddr.isValid(name)) return tagged(0x82, Buffer.from(name, 'ascii'))
  return tagged(0x87, Buffer.from(ipaddr.process(name).toByteArray()))
}

function extensionsOf({ key, issuer, names }: CertificateRequest): Buffer {
  const ids = [
    extension(oid.subjectKeyId, octets(keyId(key))),
    extension(oid.authorityKeyId, sequence(tagged(0x80, keyId(issuer?.key ?? key)))),
  ]
  if (!names) {
    const constraints = sequence(yes, integer(Buffer.from([0])))
    // keyCertSign and cRLSign.
    const usage = bits(Buffer.from([0b0000_0110]), 1)
    ids.push(extension(oid.basicConstraints, constraints, true))
    ids.push(extension(oid.keyUsage, usage, true))
  } else {
    // digitalSignature.
    ids.push(extension(oid.basicConstraints, sequence(), true))
    ids.push(extension(oid.keyUsage, bits(Buffer.from([0b1000_0000]), 7), true))
    ids.push(extension(oid.extendedKeyUsage, sequence(objectId(oid.serverAuth))))
    ids.push(extension(oid.subjectAltName, sequence(...names.map(altName))))
  }
  return tagged(0xa3, sequence(...ids))
}

/** Makes an X.509 certificate (RFC 5280) for a P-256 key, signed with ECDSA and SHA-256; PEM. */
export function makeCertificate(request: CertificateRequest): string {
  const { subject, key, notBeforeMs, notAfterMs, serial, issuer } = request
  const algorithm = sequence(objectId(oid.ecdsaSha256))
  // The uppermost bit stays clear: a serial number is positive and has 20 bytes at most.
  const number = Buffer.from(serial)
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x40
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(number),
    algorithm,
    named(issuer?.name ?? subject),
    sequence(time(notBeforeMs), time(notAfterMs)),
    named(subject),
    publicDer(key),
    extensionsOf(request),
  )
  const signature = sign('sha256', body, issuer?.key ?? key)
  return new X509Certificate(sequence(body, algorithm, bits(signature))).toString()
}
