import { existsSync } from 'node:fs'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { Fault, type FaultCode, faults, type Log, type Random } from '../../../cell/env/index.ts'
import {
  askToJoin,
  type InvitationToken,
  parseInvitation,
  readWelcome,
} from '../../../cell/ownership/index.ts'
import { encodeBook, hexOf, type RosterBook, RosterReader } from '../../../cell/roster/index.ts'
import { ed25519Signer, ed25519Verifier } from '../adapter/ed25519.ts'
import { makeFolder } from '../adapter/make-folder.ts'
import { isLoopback, keysFolderOf, openKeysFolder } from '../auth/index.ts'
import { openBookFile, writeBookFile } from '../cluster/index.ts'
import { packageVersion } from '../package-version.ts'
import { storeFolder } from '../store/open-cell-store.ts'

/** How long the inviting cell may take to answer. */
const answerMs = 30_000
/** Bytes of its answer as JSON: a third more than those of the book. */
const answerBytesMax = 100 * 1_024 * 1_024

/** A new cell that wants to join. */
export interface JoinOrder {
  readonly invitation: string
  readonly data: string
  /** Where other cells reach it, as multiaddrs. */
  readonly addresses: readonly string[]
}

/** A cell that is in the cluster; it has only to be started. */
export interface JoinedCell {
  readonly cell: string
  readonly book: RosterBook
  /** It had joined before. */
  readonly isAgain: boolean
}

/**
 * Joins a cluster before the first start of a cell: makes its keys, proves the invitation, and lays
 * down the book that comes back after proving it. Repeating it is safe. Faults: INPUT_INVITATION,
 * AUTH_INVITATION, CONFLICT_FOLDER, PEER_UNREACHABLE, INTEGRITY_KEYS.
 */
export async function joinCluster(
  { invitation, data, addresses }: JoinOrder,
  { random, log }: { readonly random: Random; readonly log: Log },
): Promise<JoinedCell> {
  const token = parseInvitation(invitation)
  const reader = new RosterReader(ed25519Verifier())
  requireNew(data)
  makeDataFolder(data)
  const keysFolder = keysFolderOf(data)
  const keys = openKeysFolder(keysFolder, { isNew: true, log })
  const signer = ed25519Signer(keys.cell)
  const laid = openBookFile(keysFolder, reader)
  if (laid) return joinedBefore(laid, token, signer.publicKey)
  const program = packageVersion()
  const asked = askToJoin(token, { addresses, program }, { signer, random: random.fork('join') })
  const { answer, url } = await ask(token.urls, asked.bytes)
  const proof = { token, hash: asked.hash, key: signer.publicKey }
  const book = readWelcome(answer, proof, reader)
  if (book.demo && !isLoopback(new URL(url).hostname)) {
    throw new Fault('AUTH_INVITATION', {
      message: 'That cluster is a trial: its root has no passphrase, so no other host may join it.',
    })
  }
  writeBookFile(keysFolder, encodeBook(book))
  return { cell: token.cell, book, isAgain: false }
}

function requireNew(data: string): void {
  if (!existsSync(join(storeFolder(data), 'CURRENT'))) return
  throw new Fault('CONFLICT_FOLDER', {
    message: `${data} has a cell that has run already; a cell joins before its first start.`,
  })
}

function makeDataFolder(data: string): void {
  try {
    makeFolder(data, 0o700)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The data folder ${data} cannot be made: ${(cause as Error).message}`,
    })
  }
}

function joinedBefore(book: RosterBook, token: InvitationToken, key: Uint8Array): JoinedCell {
  const isSame = book.cluster === token.cluster && book.cell(token.cell)?.key === hexOf(key)
  if (isSame) return { cell: token.cell, book, isAgain: true }
  throw new Fault('CONFLICT_FOLDER', {
    message: `The data folder is that of a cell in the cluster "${book.current.name}" already.`,
  })
}

/** Asks one address after the other until a cell answers, whatever it says. */
async function ask(
  urls: readonly string[],
  request: Uint8Array,
): Promise<{ readonly answer: Uint8Array; readonly url: string }> {
  const tried: string[] = []
  for (const url of urls) {
    try {
      const body = JSON.stringify({ request: Buffer.from(request).toString('base64url') })
      const { status, text } = await post(`${url.replace(/\/+$/, '')}/cells/v1/join`, body)
      return { answer: answerOf(status, text), url }
    } catch (error) {
      if (error instanceof Fault) throw error
      tried.push(`${url} (${(error as Error).message})`)
    }
  }
  throw new Fault('PEER_UNREACHABLE', {
    message:
      `No cell answers at the addresses of the invitation: ${tried.join(', ')}. Is the cell that ` +
      'made it gone, or not the editor any more, then invite again: "rackcell cell invite".',
  })
}

function answerOf(status: number, text: string): Uint8Array {
  const said = readJson(text)
  if (status === 200 && typeof said['answer'] === 'string') {
    return Buffer.from(said['answer'], 'base64url')
  }
  const { code, detail } = said
  const isKnown = typeof code === 'string' && Object.hasOwn(faults, code)
  const message = typeof detail === 'string' ? detail.slice(0, 1_000) : `It says ${status}.`
  throw new Fault(isKnown ? (code as FaultCode) : 'PEER_REFUSED', { message })
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/**
 * One POST. Both sides prove themselves by the invitation, so the certificate of an https address
 * need not be known here.
 */
function post(url: string, body: string): Promise<{ status: number; text: string }> {
  const start = url.startsWith('https:') ? requestHttps : requestHttp
  const options = {
    method: 'POST',
    rejectUnauthorized: false,
    signal: AbortSignal.timeout(answerMs),
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  }
  return new Promise((resolve, reject) => {
    const asking = start(url, options, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes > answerBytesMax) asking.destroy(new Error('the answer is too large'))
      })
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, text })
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
