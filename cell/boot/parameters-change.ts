/**
 * Writing boot configurations (reference 3.2): the status rules of the SQL mode, every kind of
 * identifier in one request, and no write that has no effect. A write for a MAC or a NID whose node
 * has a configuration that counts before goes to that one; PATCH and DELETE find a node's
 * configuration by any of its identifiers.
 */
import { Fault } from '../env/index.ts'
import { type Enumerations, parseMac } from '../inventory/index.ts'
import type { BootImageParameters, BootParameters } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { bootParamsOf, bootUrlOf } from './boot-text.ts'
import { type CloudInitParts, componentOfSubject, storedSubjects } from './parameters.ts'
import { ownSubjects } from './precedence.ts'
import {
  deleteEntry,
  entryOf,
  hostSubject,
  kindOf,
  macSubject,
  nidSubject,
  parseHostSubject,
  putEntry,
  subjectKinds,
  subjectText,
} from './subject.ts'

/** What a client sends; empty text is as good as absent. */
export interface BootParametersInput extends CloudInitParts {
  readonly hosts: readonly string[]
  readonly macs: readonly string[]
  readonly nids: readonly number[]
  readonly kernel: string
  readonly initrd: string
  readonly params: string
}

/** What writing takes from outside. */
export interface BootWriteRules {
  readonly enumerations: Enumerations
  /** Names this write; the nodes that boot it carry it on their command line. */
  readonly referralToken: string
}

const noKernel = 'Bad Request: kernel URI cannot be blank'
const nobodyNamed = 'Bad Request: no hosts, macs or nids'

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

/** The fields that say something, checked. */
function contentOf(input: BootParametersInput): Omit<BootParameters, 'subject'> {
  const kernel = bootUrlOf('kernel', input.kernel)
  const initrd = bootUrlOf('initrd', input.initrd)
  const params = bootParamsOf(input.params)
  return {
    ...(kernel && { kernel }),
    ...(initrd && { initrd }),
    ...(params && { params }),
    ...(input.metaDataJson && { metaDataJson: input.metaDataJson }),
    ...(input.userDataJson && { userDataJson: input.userDataJson }),
    ...(input.phoneHomeJson && { phoneHomeJson: input.phoneHomeJson }),
  }
}

/** Whom the request is for, each once. Faults: INPUT_BODY, INPUT_XNAME. */
function subjectsIn(
  reader: Reader,
  input: BootParametersInput,
  enumerations: Enumerations,
): string[] {
  return [
    ...new Set([
      ...input.hosts.map((text) => hostSubject(reader, text, enumerations)),
      ...input.macs.map(macSubject),
      ...input.nids.map(nidSubject),
    ]),
  ]
}

/** The stored configuration that a write for this subject must go to; undefined = a new one. */
function effectiveEntry(reader: Reader, subject: string): BootParameters | undefined {
  const exact = entryOf(reader, subject)
  const node = exact ? undefined : componentOfSubject(reader, subject)
  if (!node) return exact
  const rank = subjectKinds.indexOf(kindOf(subject))
  for (const own of ownSubjects(reader, node)) {
    if (subjectKinds.indexOf(kindOf(own)) >= rank) break
    const before = entryOf(reader, own)
    if (before) return before
  }
  return undefined
}

/**
 * A configuration boots something, except the cluster-wide one, which only carries cloud-init
 * values.
 */
function requireKernel(entry: BootParameters): BootParameters {
  if (!entry.kernel && kindOf(entry.subject) !== 'global') refuse(noKernel)
  return entry
}

/** The parameters of the kernel or initrd that a request without identifiers names. */
function imageOf(input: BootParametersInput): BootImageParameters | undefined {
  const { kernel, initrd, params } = contentOf(input)
  if (!params || (kernel && initrd)) return undefined
  if (kernel) return { part: 'kernel', path: kernel, params }
  return initrd ? { part: 'initrd', path: initrd, params } : undefined
}

function imageId({ part, path }: BootImageParameters): string {
  return `${part}/${path}`
}

/**
 * Adds configurations for those who have none; the others keep theirs. Without identifiers it adds
 * the parameters of a kernel or an initrd. Faults: INPUT_BODY (all known already, no kernel, bad
 * text), INPUT_XNAME.
 */
export function addBootParameters(
  tx: Transaction,
  input: BootParametersInput,
  { enumerations, referralToken }: BootWriteRules,
): void {
  const subjects = subjectsIn(tx, input, enumerations)
  const content = contentOf(input)
  if (subjects.length === 0) {
    const image = imageOf(input) ?? refuse(content.kernel ? nobodyNamed : noKernel)
    if (tx.get('bootImage', imageId(image))) refuse(`Bad Request: Already exists: ${image.path}`)
    tx.put('bootImage', image)
    return
  }
  const fresh = subjects.filter((subject) => effectiveEntry(tx, subject) === undefined)
  for (const subject of subjects) requireKernel({ ...content, subject })
  if (fresh.length === 0) {
    const names = subjects.map(subjectText).join(', ')
    refuse(`Bad Request: data already exists: ${names}`)
  }
  // Of two names of one node the first gets the configuration, so each is looked up again.
  for (const subject of fresh) {
    if (!effectiveEntry(tx, subject)) putEntry(tx, { ...content, subject, referralToken })
  }
}

/**
 * Creates what is new and changes what is known: a field that is left out keeps its value. Without
 * identifiers it sets the parameters of a kernel or an initrd. Faults: INPUT_BODY, INPUT_XNAME.
 */
export function setBootParameters(
  tx: Transaction,
  input: BootParametersInput,
  { enumerations, referralToken }: BootWriteRules,
): void {
  const subjects = subjectsIn(tx, input, enumerations)
  const content = contentOf(input)
  if (subjects.length === 0) {
    tx.put('bootImage', imageOf(input) ?? refuse('No data'))
    return
  }
  if (Object.keys(content).length === 0) refuse('No data')
  for (const subject of subjects) {
    const before = effectiveEntry(tx, subject)
    putEntry(tx, requireKernel({ subject, ...before, ...content, referralToken }))
  }
}

function notFound(what: string): never {
  throw new Fault('NOT_FOUND', { message: `Not Found: ${what}` })
}

/** The stored configurations that PATCH and DELETE mean, or the texts that lead to none. */
function targetsIn(reader: Reader, input: BootParametersInput, enumerations: Enumerations) {
  const found = new Set<string>()
  const missing: string[] = []
  const look = (text: string, subject: string | undefined) => {
    const [stored] = subject === undefined ? [] : storedSubjects(reader, subject)
    if (stored === undefined) missing.push(text)
    else found.add(stored)
  }
  for (const text of input.hosts) look(text, parseHostSubject(reader, text, enumerations))
  for (const text of input.macs) look(text, parseMac(text) ? macSubject(text) : undefined)
  for (const nid of input.nids) look(String(nid), nidSubject(nid))
  return { found: [...found], missing }
}

/** JSON objects are merged member by member; anything else is replaced. */
function mergedJson(before: string | undefined, given: string | undefined): string | undefined {
  if (before === undefined || given === undefined) return given ?? before
  const both: readonly unknown[] = [JSON.parse(before), JSON.parse(given)]
  const isMap = (value: unknown) => typeof value === 'object' && value && !Array.isArray(value)
  return both.every(isMap) ? JSON.stringify(Object.assign({}, ...both)) : given
}

function patched(before: BootParameters, given: Omit<BootParameters, 'subject'>): BootParameters {
  const metaDataJson = mergedJson(before.metaDataJson, given.metaDataJson)
  const userDataJson = mergedJson(before.userDataJson, given.userDataJson)
  const phoneHomeJson = mergedJson(before.phoneHomeJson, given.phoneHomeJson)
  return {
    ...before,
    ...given,
    ...(metaDataJson && { metaDataJson }),
    ...(userDataJson && { userDataJson }),
    ...(phoneHomeJson && { phoneHomeJson }),
  }
}

/**
 * Changes the given fields of known configurations; one unknown identifier refuses the whole
 * request.
 * Faults: NOT_FOUND, INPUT_BODY.
 */
export function patchBootParameters(
  tx: Transaction,
  input: BootParametersInput,
  { enumerations }: Pick<BootWriteRules, 'enumerations'>,
): void {
  input.macs.forEach(macSubject)
  const content = contentOf(input)
  if (Object.keys(content).length === 0) notFound('nothing to change: no params, kernel or initrd')
  const { found, missing } = targetsIn(tx, input, enumerations)
  if (missing.length > 0) notFound(`data does not exist: ${missing.join(', ')}`)
  if (found.length === 0) {
    tx.put('bootImage', imageOf(input) ?? notFound('no hosts, macs or nids'))
    return
  }
  for (const subject of found) {
    const before = entryOf(tx, subject)
    if (before) putEntry(tx, patched(before, content))
  }
}

/** The subjects of every configuration whose fields equal all that are given. */
export function bootUsers(
  reader: Reader,
  input: Pick<BootParametersInput, 'kernel' | 'initrd' | 'params'>,
): string[] {
  const wanted = (['kernel', 'initrd', 'params'] as const).filter((field) => input[field])
  return [...reader.list('bootHost'), ...reader.list('bootIntent')]
    .filter((entry) => wanted.every((field) => entry[field] === input[field].trim()))
    .map(({ subject }) => subject)
}

/**
 * Removes configurations by identifiers; without any, those that use the given kernel, initrd and
 * parameters, and the image's own parameters. Nothing found is no failure, as the wanted state is
 * reached.
 * Fault: INPUT_BODY for a request that names nothing at all.
 */
export function deleteBootParameters(
  tx: Transaction,
  input: BootParametersInput,
  { enumerations }: Pick<BootWriteRules, 'enumerations'>,
): void {
  if (input.hosts.length + input.macs.length + input.nids.length > 0) {
    for (const subject of targetsIn(tx, input, enumerations).found) deleteEntry(tx, subject)
    return
  }
  if (!input.kernel && !input.initrd && !input.params) {
    refuse('Bad Request: name hosts, macs, nids, or a kernel, initrd or params')
  }
  for (const subject of bootUsers(tx, input)) deleteEntry(tx, subject)
  for (const part of ['kernel', 'initrd'] as const) {
    if (input[part]) tx.delete('bootImage', `${part}/${input[part].trim()}`)
  }
}
