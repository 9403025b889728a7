import type { Random, Signer } from '../env/index.ts'
import { type Certificate, cellRoles, certificateKinds, makeCertificate } from './certificate.ts'
import { clusterIdOf, type SignedDocument, signDocument } from './document.ts'
import { requireForm } from './edits.ts'
import type { NewCell } from './plan.ts'
import { rosterCodec, rosterVersion } from './roster.ts'

/** A cluster that begins. */
export interface Founding {
  /** For people. */
  readonly name: string
  /** The root has no passphrase. */
  readonly demo: boolean
  readonly root: Signer
  /** The key of the first issuer, held by the first cell, which edits the roster. */
  readonly issuer: Signer
  /** The first is the default owner as well. */
  readonly cells: readonly NewCell[]
  readonly wallMs: number
  readonly random: Random
}

/** The certificate with which the root makes a cell an issuer. */
export function issuerCertificate(
  { cell, publicKey, demo }: { cell: string; publicKey: Uint8Array; demo: boolean },
  root: Signer,
  { wallMs, random }: { readonly wallMs: number; readonly random: Random },
): SignedDocument {
  const cluster = clusterIdOf(root.publicKey)
  const given: Pick<Certificate, 'prefixes' | 'subnets' | 'roles'> = {
    prefixes: [''],
    subnets: [],
    roles: [...cellRoles],
  }
  const identity = { cluster, kind: certificateKinds.issuer, subject: cell, publicKey }
  return makeCertificate({ ...identity, ...given, demo }, root, { wallMs, random })
}

/**
 * The first roster of a cluster, signed by its root. Every cell begins with term 1. Fault:
 * INPUT_ROSTER for cells that no roster may have.
 */
export function foundCluster(founding: Founding): SignedDocument {
  const { name, demo, root, issuer, cells, wallMs } = founding
  const cluster = clusterIdOf(root.publicKey)
  const [first] = cells
  const editor = first?.id ?? ''
  const issuerDocument = issuerCertificate(
    { cell: editor, publicKey: issuer.publicKey, demo },
    root,
    founding,
  )
  const members = cells.map((cell) => {
    const { id, publicKey, subnets = [], addresses = [], guardians = [] } = cell
    const isFirst = cell === first
    const prefixes = [...new Set([...(isFirst ? [''] : []), ...(cell.prefixes ?? [])])].sort()
    const roles = [...new Set([...(cell.roles ?? []), ...(isFirst ? ['default-owner'] : [])])]
    const identity = { cluster, kind: certificateKinds.cell, subject: id, publicKey }
    const facts = { ...identity, prefixes, subnets, roles, demo }
    const certificate = makeCertificate(facts, issuer, founding)
    return { id, certificate, addresses, guardians, term: 1 }
  })
  const frame = { version: rosterVersion, cluster, name, number: 1, editor, demo, wallMs }
  const body = rosterCodec.encode({
    ...{ ...frame, cells: members, issuers: [issuerDocument] },
    ...{ root: root.publicKey, handoffs: [] },
  })
  requireForm(body)
  return signDocument('roster', body, root)
}
