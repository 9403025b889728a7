/** A node as `GET /cells/v1/nodes` lists it. Fields that were not asked for are absent. */
export interface NodeRow {
  readonly id: string
  readonly hostname?: string
  readonly nid?: number
  readonly state?: string
  readonly flag?: string
  readonly enabled?: boolean
  readonly role?: string
  readonly subRole?: string
  readonly arch?: string
  readonly class?: string
  readonly groups?: readonly string[]
  readonly macs?: readonly string[]
  readonly ips?: readonly string[]
  readonly image?: string
  readonly kernel?: string
  readonly initrd?: string
  readonly cell?: string
  readonly age?: number
  readonly type?: string
}

/** Every field that a list of nodes can show, a filter can name and a count can be by. */
export const nodeFields = [
  ...['id', 'hostname', 'nid', 'state', 'flag', 'enabled', 'role', 'subRole', 'arch', 'class'],
  ...['groups', 'macs', 'ips', 'kernel', 'initrd', 'image', 'cell', 'age', 'type'],
]

/** How much of the cluster an answer covers, and how old its oldest part is. */
export interface Coverage {
  readonly cells: number
  readonly of: number
  /** Absent when the age of some part is not known. */
  readonly oldestSeconds?: number
  /** Cells that are shown as they were. */
  readonly missing?: readonly { readonly cell: string; readonly silentSeconds?: number }[]
}

export interface NodeList {
  readonly nodes: readonly NodeRow[]
  readonly coverage?: Coverage
  /** Nodes that fit, those beyond a limit included. */
  readonly total?: number
  /** Names that the set spells out and that no node has. */
  readonly unknown?: readonly string[]
}

/** The name by which people know the node. */
export function nameOf({ hostname, id }: NodeRow): string {
  return hostname || id
}

/** `3/3 cells, oldest 0.8 s`. */
export function coverageText({ cells, of, oldestSeconds }: Coverage): string {
  const oldest = oldestSeconds === undefined ? 'of unknown age' : ageText(oldestSeconds)
  return `${cells}/${of} ${of === 1 ? 'cell' : 'cells'}, oldest ${oldest}`
}

/** `x1001 (silent for 31 s), x1002 (not heard of yet)`. */
export function missingText({ cells, of, missing = [] }: Coverage): string {
  if (missing.length === 0) return `${of - cells} of ${of} cells`
  return missing
    .map(({ cell, silentSeconds }) => {
      const since = silentSeconds === undefined ? 'not heard of yet' : silentText(silentSeconds)
      return `${cell} (${since})`
    })
    .join(', ')
}

/** `silent for 31 s`. */
export function silentText(seconds: number): string {
  return `silent for ${ageText(seconds)}`
}

/** A time span for people: `0.8 s`, `31 s`, `5 min`, `3 h`. */
export function ageText(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3_600)} h`
}

/** Whether part of the cluster is missing in the answer. */
export function isPartial(coverage: Coverage | undefined): boolean {
  return coverage !== undefined && coverage.cells < coverage.of
}
