/** Boot configurations as clients write and read them (reference 3.2). */
import { Fault } from '../env/index.ts'
import { compareXnames, type Enumerations, parseMac } from '../inventory/index.ts'
import type { BootImageParameters, BootParameters, Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { componentOfMac, findComponent } from './node-search.ts'
import { ownSubjects } from './precedence.ts'
import {
  entryOf,
  hostText,
  kindOf,
  macSubject,
  nidSubject,
  parseHostSubject,
  subjectKinds,
  subjectValue,
} from './subject.ts'

/** Parts of the `cloud-init` member, each as JSON text. */
export interface CloudInitParts {
  readonly metaDataJson?: string | undefined
  readonly userDataJson?: string | undefined
  readonly phoneHomeJson?: string | undefined
}

/** Configurations with the same content, and all whom they are for. */
export interface BootParametersView extends CloudInitParts {
  readonly hosts: readonly string[]
  readonly macs: readonly string[]
  readonly nids: readonly number[]
  readonly kernel?: string | undefined
  readonly initrd?: string | undefined
  readonly params?: string | undefined
}

/** What a client asks for; any of the identifiers suffices. */
export interface BootParametersQuery {
  readonly hosts: readonly string[]
  readonly macs: readonly string[]
  readonly nids: readonly number[]
  readonly kernel?: string | undefined
  readonly initrd?: string | undefined
}

/** The component that a subject of one node stands for. */
export function componentOfSubject(reader: Reader, subject: string): Component | undefined {
  const value = subjectValue(subject)
  switch (kindOf(subject)) {
    case 'host':
      return reader.get('component', value)
    case 'mac':
      return componentOfMac(reader, value)
    case 'nid':
      return findComponent(reader, { nid: Number(value) })
    default:
      return undefined
  }
}

/**
 * The subjects with a configuration that a subject leads to: its own, and those of the same node,
 * so that what was stored by xname is found by MAC and the other way round.
 */
export function storedSubjects(reader: Reader, subject: string): string[] {
  const node = componentOfSubject(reader, subject)
  const mac = kindOf(subject) === 'mac' ? subjectValue(subject) : undefined
  const own = node ? [...ownSubjects(reader, node, mac)] : []
  return [...new Set([subject, ...own])].filter((candidate) => entryOf(reader, candidate))
}

function compareSubjects(left: string, right: string): number {
  const ranks = subjectKinds.indexOf(kindOf(left)) - subjectKinds.indexOf(kindOf(right))
  return ranks || compareXnames(subjectValue(left), subjectValue(right))
}

function contentOf(entry: BootParameters): string {
  const { kernel, initrd, params, metaDataJson, userDataJson, phoneHomeJson } = entry
  return JSON.stringify([kernel, initrd, params, metaDataJson, userDataJson, phoneHomeJson])
}

/** Puts configurations with equal content together, in the order of their first subject. */
function grouped(entries: readonly BootParameters[]): BootParametersView[] {
  const sorted = entries.toSorted((left, right) => compareSubjects(left.subject, right.subject))
  const byContent = Map.groupBy(sorted, contentOf)
  return [...byContent.values()].map((same) => {
    const subjects = same.map(({ subject }) => subject)
    const { subject: _, referralToken: __, ...content } = same[0] as BootParameters
    return {
      ...content,
      hosts: subjects.flatMap((subject) => hostText(subject) ?? []),
      macs: subjects.flatMap((subject) => (kindOf(subject) === 'mac' ? subjectValue(subject) : [])),
      nids: subjects.flatMap((subject) => {
        return kindOf(subject) === 'nid' ? Number(subjectValue(subject)) : []
      }),
    }
  })
}

const nobody = { hosts: [], macs: [], nids: [] }

function imageView({ part, path, params }: BootImageParameters): BootParametersView {
  return { ...nobody, [part]: path, params }
}

/** Every configuration: the nodes', the cluster's, then the parameters of kernels and initrds. */
export function listBootParameters(reader: Reader): BootParametersView[] {
  const entries = [...reader.list('bootHost'), ...reader.list('bootIntent')]
  const images = [...reader.list('bootImage')].map(imageView)
  return [...grouped(entries), ...images]
}

/** Subjects that a query names; what cannot be read is simply not found. */
function askedSubjects(
  reader: Reader,
  query: BootParametersQuery,
  enumerations: Enumerations,
): string[] {
  const hosts = query.hosts.flatMap((text) => parseHostSubject(reader, text, enumerations) ?? [])
  const macs = query.macs.flatMap((text) => (parseMac(text) ? macSubject(text) : []))
  return [...hosts, ...macs, ...query.nids.map(nidSubject)]
}

/**
 * The configurations of any of the identifiers. Fault: NOT_FOUND naming the kinds that were asked
 * for, or INPUT_QUERY when nothing was.
 */
export function findBootParameters(
  reader: Reader,
  query: BootParametersQuery,
  enumerations: Enumerations,
): BootParametersView[] {
  const asked = askedSubjects(reader, query, enumerations)
  const subjects = new Set(asked.flatMap((subject) => storedSubjects(reader, subject)))
  const entries = [...subjects].flatMap((subject) => entryOf(reader, subject) ?? [])
  const images = (['kernel', 'initrd'] as const).flatMap((part) => {
    const image = query[part] && reader.get('bootImage', `${part}/${query[part]}`)
    return image ? [imageView(image)] : []
  })
  const found = [...grouped(entries), ...images]
  if (found.length > 0) return found
  const kinds = [
    query.hosts.length > 0 && 'Hosts',
    query.macs.length > 0 && 'MACs',
    query.nids.length > 0 && 'NIDs',
    query.kernel && 'kernel',
    query.initrd && 'initrd',
  ].filter((kind) => typeof kind === 'string' && kind !== '')
  if (kinds.length === 0) {
    throw new Fault('INPUT_QUERY', { message: 'No specified data requested' })
  }
  const list = [kinds.slice(0, -1).join(', '), kinds.at(-1)].filter(Boolean).join(' or ')
  throw new Fault('NOT_FOUND', {
    message: `Cannot find boot parameters for requested ${list}`,
  })
}
