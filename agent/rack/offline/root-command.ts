import { createReadStream, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import { Fault, type Signer } from '../../../cell/env/index.ts'
import { rosterDifferences } from '../../../cell/ownership/index.ts'
import {
  documentCodec,
  type IssuerRequest,
  issuerCertificate,
  planOf,
  type Roster,
  RosterBook,
  RosterReader,
  readIssuerRequest,
  readRoster,
  rootRoster,
  type SignedDocument,
  setEditor,
  setIssuer,
  signRoster,
} from '../../../cell/roster/index.ts'
import { ed25519Signer, ed25519Verifier, seedBytes } from '../adapter/ed25519.ts'
import { systemClock } from '../adapter/system-clock.ts'
import { systemRandom } from '../adapter/system-random.ts'
import { openRoot } from '../cluster/index.ts'
import { readPassphrase } from './passphrase.ts'

/** What the command line fetched from cells, as JSON on the descriptor 3. */
const orderSchema = Type.Object({
  cell: Type.String(),
  /** The cell's word for its issuer key, base64url. */
  request: Type.String(),
  /** The roster in force as it was signed, base64url. */
  roster: Type.String(),
})

type Order = Static<typeof orderSchema>

const refuse = (message: string) => new Fault('INPUT_USAGE', { message })
const base64url = (document: SignedDocument) =>
  Buffer.from(documentCodec.encode(document)).toString('base64url')

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'string' }, 'passphrase-file': { type: 'string' } },
    })
    const [what] = positionals
    const { root, 'passphrase-file': passphraseFile } = values
    if ((what !== 'issuer' && what !== 'editor') || root === undefined) {
      throw refuse('It takes "issuer" or "editor", and --root FILE.')
    }
    return { what, root: resolve(root), passphraseFile }
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw refuse((cause as Error).message)
  }
}

async function readOrder(): Promise<Order> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of createReadStream('', { fd: 3 })) pieces.push(piece as Buffer)
    const order: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'))
    if (Value.Check(orderSchema, order)) return order
  } catch (cause) {
    throw new Fault('INPUT_USAGE', {
      cause,
      message: 'This program is begun by "rackcell roster"; it signs nothing by itself.',
    })
  }
  throw refuse('What was handed over to be signed is not complete.')
}

/** The root out of its file: sealed with a passphrase, or a trial's seed as it is. */
async function openRootFile(path: string, passphraseFile: string | undefined): Promise<Signer> {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The root ${path} cannot be read: ${(cause as Error).message}`,
    })
  }
  if (bytes.length === seedBytes) return ed25519Signer(bytes)
  const words = { question: "Passphrase of the cluster's root: ", outcome: 'nothing was signed' }
  const passphrase = await readPassphrase(passphraseFile, words)
  return ed25519Signer(openRoot(bytes.toString('utf8'), passphrase))
}

/** What is signed upon, proved from this root down. Faults: INTEGRITY_ROSTER, INPUT_ROSTER. */
function prove(order: Order, root: Signer): { roster: Roster; request: IssuerRequest } {
  const verifier = ed25519Verifier()
  const document = documentOf(order.roster)
  const read = document && readRoster(document)
  if (!document || typeof read !== 'object') {
    throw new Fault('INTEGRITY_ROSTER', { message: 'What the cell gave is no roster.' })
  }
  if (Buffer.compare(read.root, root.publicKey) !== 0) {
    throw new Fault('INPUT_ROSTER', {
      message: `This is not the root of the cluster "${read.name}".`,
    })
  }
  const content = { root: root.publicKey, rosters: [document], statements: [], forks: [] }
  const roster = RosterBook.open(content, new RosterReader(verifier)).current
  const trust = { root: root.publicKey, cluster: roster.cluster, verifier }
  const request = readIssuerRequest(Buffer.from(order.request, 'base64url'), trust)
  const member = roster.tables().byId.get(order.cell)
  const isProved =
    request?.cell === order.cell &&
    member !== undefined &&
    Buffer.compare(member.publicKey, request.cellKey) === 0
  if (request && isProved) return { roster, request }
  throw new Fault('INTEGRITY_ROSTER', {
    message: `Nothing proves that this key is one of ${order.cell}; it may not run, or be an impostor.`,
  })
}

function documentOf(text: string): SignedDocument | undefined {
  try {
    return documentCodec.decode(Buffer.from(text, 'base64url'))
  } catch {
    return undefined
  }
}

/**
 * What only the root may sign, for `rackcell roster`: the certificate of an issuer, or a roster
 * that names another editor. Answers with JSON. It talks to no cell, and believes only what
 * signatures prove. Faults: INPUT_PASSPHRASE, INPUT_ROSTER, INTEGRITY_*, NOT_FOUND_FILE.
 */
export async function runRoot(args: readonly string[]): Promise<string> {
  const { what, root: path, passphraseFile } = parse(args)
  const order = await readOrder()
  const root = await openRootFile(path, passphraseFile)
  const { roster, request } = prove(order, root)
  const tools = { wallMs: systemClock.wallMs(), random: systemRandom }
  const { cell, publicKey } = request
  const certificate = issuerCertificate({ cell, publicKey, demo: roster.demo }, root, tools)
  if (what === 'issuer') return `${JSON.stringify({ certificate: base64url(certificate) })}\n`
  const plan = setEditor(setIssuer(planOf(roster), certificate), cell)
  const signed = signRoster(rootRoster(roster, plan, { ...tools, issuer: root }), root)
  const next = readRoster(signed)
  if (typeof next === 'string') throw new Fault('INPUT_ROSTER', { details: { flaw: next } })
  const differences = rosterDifferences(roster, next)
  const answer = { roster: base64url(signed), number: next.number, differences }
  return `${JSON.stringify(answer)}\n`
}
