import { Fault } from '../env/index.ts'
import type { CellRole } from './certificate.ts'
import { readCertificate } from './certificate.ts'
import type { SignedDocument } from './document.ts'
import type { PlannedCell, RosterPlan } from './edits.ts'
import { PrefixIndex, parsePrefix } from './prefix.ts'

/** A cell to be added. */
export interface NewCell {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly prefixes?: readonly string[]
  readonly subnets?: readonly string[]
  readonly roles?: readonly CellRole[]
  readonly addresses?: readonly string[]
  readonly guardians?: readonly string[]
}

const defaultOwner: CellRole = 'default-owner'

const editorWords = (id: string) =>
  `${id} edits the roster: name another editor first, with "rackcell roster editor CELL".`

const refusal = (message: string) => new Fault('INPUT_ROSTER', { message })

function existing({ cells }: RosterPlan, id: string): PlannedCell {
  const cell = cells.find((one) => one.id === id)
  if (cell) return cell
  const known = cells.map((one) => one.id).join(', ')
  throw new Fault('NOT_FOUND', { message: `There is no cell ${id}; there are: ${known}.` })
}

function withCell(plan: RosterPlan, id: string, change: Partial<PlannedCell>): RosterPlan {
  const cells = plan.cells.map((cell) => (cell.id === id ? { ...cell, ...change } : cell))
  return { ...plan, cells }
}

function prefixOf(text: string): string {
  const prefix = parsePrefix(text)
  if (prefix !== undefined) return prefix
  throw refusal(`"${text.slice(0, 64)}" is no prefix; write x1000 or x1000c3, say.`)
}

/** The cell that owns a name in a plan. */
export function plannedOwner({ cells }: RosterPlan, name: string): string {
  const held = cells.flatMap(({ id, prefixes }) => prefixes.map((one) => [one, id] as const))
  return new PrefixIndex(held).ownerOf(name) ?? ''
}

/**
 * Adds a cell; what its prefixes cover it takes from whoever has it. Faults: CONFLICT_EXISTS,
 * INPUT_ROSTER.
 */
export function addCell(plan: RosterPlan, added: NewCell): RosterPlan {
  if (plan.cells.some(({ id }) => id === added.id)) {
    throw new Fault('CONFLICT_EXISTS', { message: `There is a cell ${added.id} already.` })
  }
  const { id, publicKey, roles = [], prefixes = [], ...rest } = added
  const bare = { subnets: [], addresses: [], guardians: [], ...rest }
  const cell = { ...bare, id, publicKey, roles, prefixes: [] }
  const joined: RosterPlan = { ...plan, cells: [...plan.cells, cell] }
  return prefixes.reduce((now, prefix) => movePrefix(now, { prefix, to: id }), joined)
}

/**
 * Takes a cell out; what it owns goes to `to`, or back to who owns the names around it. Faults:
 * NOT_FOUND, INPUT_ROSTER for the last cell, the editor, and a default owner without an heir.
 */
export function removeCell(
  plan: RosterPlan,
  id: string,
  { to }: { readonly to?: string } = {},
): RosterPlan {
  const cell = existing(plan, id)
  if (plan.editor === id) throw refusal(editorWords(id))
  if (to !== undefined) existing(plan, to)
  if (to === id) throw refusal(`${id} cannot be its own heir.`)
  if (to === undefined && cell.prefixes.includes('')) {
    throw refusal(`${id} owns whatever nobody else does: name the cell that takes it over.`)
  }
  const given =
    to === undefined
      ? plan
      : cell.prefixes.reduce((now, prefix) => movePrefix(now, { prefix, to }), plan)
  const cells = given.cells.filter((one) => one.id !== id)
  const issuers = given.issuers.filter((document) => !isOf(document, id))
  const guarded = cells.map((one) => {
    return { ...one, guardians: one.guardians.filter((guardian) => guardian !== id) }
  })
  return { ...given, cells: guarded, issuers }
}

/**
 * Gives a prefix to a cell, whole or split off a larger one. The empty prefix takes the role of the
 * default owner along. Faults: NOT_FOUND, INPUT_ROSTER.
 */
export function movePrefix(
  plan: RosterPlan,
  { prefix: text, to }: { readonly prefix: string; readonly to: string },
): RosterPlan {
  const prefix = prefixOf(text)
  existing(plan, to)
  const cells = plan.cells.map((cell): PlannedCell => {
    const others = cell.prefixes.filter((one) => one !== prefix)
    const holds = cell.id === to
    const prefixes = holds ? [...others, prefix].sort() : others
    if (prefix !== '') return { ...cell, prefixes }
    const roles = cell.roles.filter((role) => role !== defaultOwner)
    return { ...cell, prefixes, roles: holds ? [...roles, defaultOwner] : roles }
  })
  return { ...plan, cells }
}

/** Grants or takes a role. Faults: NOT_FOUND, INPUT_ROSTER for the default owner's. */
export function setRole(
  plan: RosterPlan,
  { cell: id, role, isGranted }: { cell: string; role: CellRole; isGranted: boolean },
): RosterPlan {
  const { roles } = existing(plan, id)
  if (role === defaultOwner)
    throw refusal('The role default-owner goes with the empty prefix: move that.')
  const others = roles.filter((one) => one !== role)
  return withCell(plan, id, { roles: isGranted ? [...others, role] : others })
}

/** Names who signs the roster after this one. Faults: NOT_FOUND, INPUT_ROSTER for no issuer. */
export function setEditor(plan: RosterPlan, id: string): RosterPlan {
  existing(plan, id)
  if (!plan.issuers.some((document) => isOf(document, id))) {
    throw refusal(`${id} is no issuer: "rackcell roster issuer add ${id}" makes it one.`)
  }
  return { ...plan, editor: id }
}

/** Where a cell can be dialled. Fault: NOT_FOUND. */
export function setAddresses(
  plan: RosterPlan,
  id: string,
  addresses: readonly string[],
): RosterPlan {
  existing(plan, id)
  return withCell(plan, id, { addresses })
}

/** Which cells hold a cell's close feed, first choice first. Fault: NOT_FOUND. */
export function setGuardians(
  plan: RosterPlan,
  id: string,
  guardians: readonly string[],
): RosterPlan {
  existing(plan, id)
  return withCell(plan, id, { guardians })
}

/** Another key for a cell, as after the loss of its disk. Fault: NOT_FOUND. */
export function setKey(plan: RosterPlan, id: string, publicKey: Uint8Array): RosterPlan {
  existing(plan, id)
  return withCell(plan, id, { publicKey })
}

/** Adds an issuer by the certificate that the root signed, or replaces that cell's. */
export function setIssuer(plan: RosterPlan, document: SignedDocument): RosterPlan {
  const certificate = readCertificate(document)
  if (typeof certificate === 'string') throw refusal('This is no certificate of an issuer.')
  existing(plan, certificate.subject)
  const others = plan.issuers.filter((one) => !isOf(one, certificate.subject))
  return { ...plan, issuers: [...others, document] }
}

/**
 * Takes an issuer out; what it certified is certified anew by whoever edits. Faults: NOT_FOUND,
 * INPUT_ROSTER for the editor.
 */
export function removeIssuer(plan: RosterPlan, id: string): RosterPlan {
  existing(plan, id)
  if (plan.editor === id) throw refusal(editorWords(id))
  return { ...plan, issuers: plan.issuers.filter((one) => !isOf(one, id)) }
}

function isOf(document: SignedDocument, cell: string): boolean {
  const certificate = readCertificate(document)
  return typeof certificate !== 'string' && certificate.subject === cell
}
