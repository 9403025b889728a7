/**
 * Who decides about boot configurations: of one node its owner, of an unknown MAC or number whoever
 * holds something for it, otherwise the cell that is asked; cluster-wide ones the cell that is
 * asked. What other cells hold for a MAC or number of a node counts for nothing; deleting what its
 * owner has not got means them.
 */
import type { Static } from 'typebox'
import {
  type BootIdentifiers,
  type BootSubject,
  bootSubjects,
  bootUsers,
  identifierOf,
  isBlindSubject,
  joinIdentifiers,
} from '../../../../cell/boot/index.ts'
import {
  type Answer,
  type Asked,
  byCell,
  type ClusterRule,
  jsonOf,
  type Share,
  type World,
} from '../forward/index.ts'
import type { bootParametersSchema } from './wire.ts'

type Body = Static<typeof bootParametersSchema>

/** What one cell has to do with an identifier, and how it is told. */
interface Part {
  readonly cell: string
  readonly identifiers: BootIdentifiers
}

const identifiersIn = ({ hosts, macs, nids }: Body): BootIdentifiers => {
  return { hosts: hosts ?? [], macs: macs ?? [], nids: nids ?? [] }
}

const bodyOf = ({ body }: Asked) => (body ?? {}) as Body

/** The cell that a new configuration belongs to. */
function homeOf(world: World, { subject, isIntent, xname }: BootSubject): string {
  if (subject === undefined || isIntent) return world.self
  if (xname !== undefined) return world.ownerOf(xname)
  return world.view.holderOf('bootHost', subject) ?? world.self
}

/** What is stored is changed where it lies: perhaps from a time when nobody knew the node. */
function storedPart(world: World, subject: BootSubject): Part {
  const home = homeOf(world, subject)
  const { stored, isIntent, given } = subject
  const holder = stored && !isIntent ? world.view.holderOf('bootHost', stored) : undefined
  if (stored === undefined || holder === undefined || holder === home) {
    return { cell: home, identifiers: given }
  }
  return { cell: holder, identifiers: identifierOf(stored) }
}

function sharesOf(asked: Asked, parts: readonly Part[], cells: ReadonlySet<string>): Share[] {
  const groups = byCell(parts, ({ cell }) => cell)
  return [...cells].map((cell) => {
    const own = (groups.get(cell) ?? []).map(({ identifiers }) => identifiers)
    return { cell, body: { ...bodyOf(asked), ...joinIdentifiers(own) } }
  })
}

/** Hosts that a body spells: the receiving cell must own them. */
function names(asked: Asked, { view, enumerations }: World): string[] {
  const { hosts } = identifiersIn(bodyOf(asked))
  const found = bootSubjects(view, { hosts, macs: [], nids: [] }, enumerations)
  return found.flatMap(({ isIntent, xname }) => (isIntent || xname === undefined ? [] : [xname]))
}

/** Where it is deleted: where it counts, or else wherever it is. */
function deletedParts(world: World, subject: BootSubject): Part[] {
  const part = storedPart(world, subject)
  if (subject.stored !== undefined || !isBlindSubject(subject.subject ?? '')) return [part]
  const strays = world.view.holdersOf('bootHost', subject.subject ?? '')
  return strays.length === 0 ? [part] : strays.map((cell) => ({ ...part, cell }))
}

type PartsOf = (subject: BootSubject) => readonly Part[]

function split(asked: Asked, world: World, partsOf: PartsOf): Share[] {
  const subjects = bootSubjects(world.view, identifiersIn(bodyOf(asked)), world.enumerations)
  const parts = subjects.flatMap((subject) => partsOf(subject).map((part) => ({ subject, part })))
  const cells = new Set(parts.map(({ part }) => part.cell))
  const isAsGiven = parts.every(({ subject, part }) => subject.given === part.identifiers)
  if (cells.size === 1 && isAsGiven) return [...cells].map((cell) => ({ cell }))
  return sharesOf(
    asked,
    parts.map(({ part }) => part),
    cells,
  )
}

/** In the reference adding is refused only when there is nothing to add. */
function isKnownAlready(answer: Answer): boolean {
  const { detail = '' } = (jsonOf(answer) ?? {}) as { readonly detail?: string }
  return answer.status === 400 && detail.includes('data already exists')
}

/** POST and PUT: each configuration goes to the owner of its node. */
export const parametersSet: ClusterRule = {
  names,
  shares(asked, world) {
    return split(asked, world, (subject) => {
      return [{ cell: homeOf(world, subject), identifiers: subject.given }]
    })
  },
  tolerates: isKnownAlready,
}

/** PATCH: each configuration is changed where it lies. */
export const parametersPatched: ClusterRule = {
  names,
  shares: (asked, world) => split(asked, world, (subject) => [storedPart(world, subject)]),
}

/** DELETE: by identifiers as PATCH; by content everywhere where a configuration has it. */
export const parametersDeleted: ClusterRule = {
  names,
  shares(asked, world) {
    const body = bodyOf(asked)
    const { hosts, macs, nids } = identifiersIn(body)
    if (hosts.length + macs.length + nids.length > 0) {
      return split(asked, world, (subject) => deletedParts(world, subject))
    }
    const { kernel, initrd, params } = body
    if (!kernel && !initrd && !params) return []
    const wanted = { kernel: kernel ?? '', initrd: initrd ?? '', params: params ?? '' }
    const parts = bootUsers(world.view, wanted).flatMap((subject): Part[] => {
      const cell = world.view.holderOf('bootHost', subject) ?? world.self
      return cell === world.self ? [] : [{ cell, identifiers: identifierOf(subject) }]
    })
    const cells = new Set(parts.map(({ cell }) => cell))
    // Here what has this content is found again by it, the cluster-wide ones included.
    return [{ cell: world.self }, ...sharesOf(asked, parts, cells)]
  },
}
