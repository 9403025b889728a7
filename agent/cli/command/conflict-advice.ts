import { shellWord } from '../output/shell-word.ts'
import type { ConflictRow, ConflictVersion } from './conflict-row.ts'

/** One way to settle a conflict: what it comes to, and the line to run. */
export interface Settlement {
  readonly says: string
  /** Absent when nothing can be run for it. */
  readonly command?: string
}

type Value = Readonly<Record<string, unknown>>

/** `--name value` for each that is there. */
function options(value: Value, names: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(names).flatMap(([field, option]) => {
    const given = value[field]
    const values = Array.isArray(given) ? given : [given]
    return values
      .filter((each) => each !== undefined && each !== '')
      .flatMap((each) => [option, shellWord(String(each))])
  })
}

const line = (...words: readonly string[]): string => ['rackcell', ...words].join(' ')

const defaultsOptions: Readonly<Record<string, string>> = {
  cloudProvider: '--cloud-provider',
  region: '--region',
  availabilityZone: '--availability-zone',
  clusterName: '--cluster-name',
  shortName: '--short-name',
  nidLength: '--nid-length',
  baseUrl: '--base-url',
  publicKeys: '--public-key',
}

/** Values as they are; a file is too long for a line and has to be given again. */
function cloudGroupOptions(value: Value): readonly string[] {
  const described = options(value, { description: '--description' })
  const values = Object.entries(jsonOf(value['metaDataJson'])).flatMap(([key, each]) => {
    return [
      '--value',
      shellWord(`${key}=${typeof each === 'string' ? each : JSON.stringify(each)}`),
    ]
  })
  const file = value['hasFile'] === true ? ['--file', 'FILE'] : []
  return ['--replace-values', ...described, ...values, ...file]
}

function jsonOf(text: unknown): Value {
  try {
    const value: unknown = JSON.parse(String(text))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** The line that writes a cluster-wide record as this version has it; undefined = there is none. */
function writing(
  family: string,
  record: string,
  { deleted, value = {} }: ConflictVersion,
): string | undefined {
  const name = shellWord(record)
  switch (family) {
    case 'group':
    case 'partition': {
      if (deleted) return line(family, 'delete', name)
      const given = options(value, { description: '--description', tags: '--tag' })
      return line(family, 'set', name, ...(given.length > 0 ? given : ['--description', "''"]))
    }
    case 'bootIntent':
    case 'bootHost': {
      const target = shellWord(
        record
          .replace(/^group:/, '@')
          .replace(/^host:/, '')
          .replace(/^unknown:/, 'unknown-'),
      )
      if (deleted) return line('boot', 'delete', target)
      const parts = { kernel: '--kernel', initrd: '--initrd', params: '--params' }
      return line('boot', 'set', target, ...options(value, parts))
    }
    case 'cloudGroup':
      if (deleted) return line('cloud-init', 'group', 'delete', name)
      return line('cloud-init', 'group', 'set', name, ...cloudGroupOptions(value))
    case 'cloudDefaults':
      if (deleted) return undefined
      return line('cloud-init', 'defaults', 'set', ...options(value, defaultsOptions))
    default:
      return undefined
  }
}

/** Each version of it written once more names all others as replaced. */
function ofIntent({ family, record, versions }: ConflictRow): readonly Settlement[] {
  return versions.map((version, at) => {
    const command = writing(family, record, version)
    const what = version.deleted ? 'delete it, as' : 'keep what'
    const says = `${what} ${version.cell} says${at === 0 ? ' (in force now)' : ''}`
    return command === undefined
      ? { says: `${says}: write it again at any cell` }
      : { says, command }
  })
}

function ofHeld({ versions }: ConflictRow): readonly Settlement[] {
  return versions.map(({ cell, time }) => ({
    says: `it comes into force by itself${time ? ` about ${time}` : ''}; the clock of ${cell} may be wrong`,
    command: line('cell', 'show', cell),
  }))
}

function ofDuplicate({ family, over, versions }: ConflictRow): readonly Settlement[] {
  return versions.map(({ cell, value = {} }) => {
    const owner = String(value['componentId'] ?? value['id'] ?? '')
    if (family === 'component' && over?.index === 'nid') {
      return {
        says: `give the node of ${cell} another number`,
        command: line('node', 'set', shellWord(owner), '--nid', 'NUMBER'),
      }
    }
    return {
      says: `look at what ${cell} has, then correct the one that is wrong`,
      command: line('node', 'show', shellWord(owner)),
    }
  })
}

function ofProposal({ family, record, versions }: ConflictRow): readonly Settlement[] {
  return versions.slice(-1).map((version) => {
    const command = writing(family, record, version)
    const says = `${version.cell} no longer owns it; write it again if it is still wanted`
    return command === undefined ? { says } : { says, command }
  })
}

/** Set at the owner, it counts, and the others give theirs up. */
function ofStray({ family, record, versions }: ConflictRow): readonly Settlement[] {
  return versions.map((version, at) => {
    const command = writing(family, record, version)
    const nothing = 'boot nothing by it: drop what others hold for it'
    const says = version.deleted ? nothing : `boot what ${version.cell} says`
    return { says: at === 0 ? `${says} (in force now)` : says, ...(command ? { command } : {}) }
  })
}

/** How a conflict can be settled, one way a version. */
export function settlementsOf(conflict: ConflictRow): readonly Settlement[] {
  switch (conflict.kind) {
    case 'intent':
      return ofIntent(conflict)
    case 'held':
      return ofHeld(conflict)
    case 'duplicate':
      return ofDuplicate(conflict)
    case 'stray':
      return ofStray(conflict)
    default:
      return ofProposal(conflict)
  }
}
