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
}

/** How much of the cluster an answer covers, and how old its oldest part is. */
export interface Coverage {
  readonly cells: number
  readonly of: number
  readonly oldestSeconds: number
}

export interface NodeList {
  readonly nodes: readonly NodeRow[]
  readonly coverage?: Coverage
  /** Names that the set spells out and that no node has. */
  readonly unknown?: readonly string[]
}

/** The name by which people know the node. */
export function nameOf({ hostname, id }: NodeRow): string {
  return hostname || id
}

/** `3/3 cells, oldest 0.8 s`. */
export function coverageText({ cells, of, oldestSeconds }: Coverage): string {
  return `${cells}/${of} ${of === 1 ? 'cell' : 'cells'}, oldest ${ageText(oldestSeconds)}`
}

function ageText(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3_600)} h`
}

/** Whether part of the cluster is missing in the answer. */
export function isPartial(coverage: Coverage | undefined): boolean {
  return coverage !== undefined && coverage.cells < coverage.of
}
