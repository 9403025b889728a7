/**
 * Who decides about hardware: the owner of the place. A part may have been in racks of several
 * cells, each of which knows what it has seen; asked for a part, the newest word counts.
 */
import { parseXname } from '../../../../cell/inventory/index.ts'
import {
  type Answer,
  type Asked,
  allCells,
  type ClusterRule,
  jsonOf,
  ofList,
  ownerOfText,
  withJson,
} from '../forward/index.ts'
import { message } from './answer.ts'
import { deletedEverywhere } from './deleted-merge.ts'
import type { FruBody, HardwarePostBody, HistoryBody, PlaceBody } from './hardware-body.ts'
import { arranged, hardwareFormat, placesIn } from './hardware-format.ts'

type Query = Readonly<Record<string, readonly string[] | undefined>>

const everywhere: Pick<ClusterRule, 'names' | 'shares'> = {
  names: () => [],
  shares: (_, world) => allCells(world).map((cell) => ({ cell })),
}

/** How many places a cell's answer says that it wrote. */
function createdIn(answer: Answer): number {
  const { message: text = '' } = (jsonOf(answer) ?? {}) as { readonly message?: string }
  return Number(/^Created (\d+) /.exec(text)?.[1] ?? 0)
}

/** What POST answers. */
export const created = (count: number) => message(`Created ${count} entries`)

/** POST of a report, which is taken apart by the owners of the places. */
export const hardwarePosted: ClusterRule = {
  ...ofList<HardwarePostBody, PlaceBody>({
    items: ({ Hardware = [] }) => Hardware,
    nameOf: ({ ID }) => ID,
    bodyOf: (_, places) => ({ Hardware: places }),
  }),
  merge(answers) {
    const [first] = answers as readonly [Answer]
    return withJson(first, created(answers.reduce((sum, answer) => sum + createdIn(answer), 0)))
  },
}

/** What is at a node and below it is its owner's alone; anything higher may be of several cells. */
function isOfOneCell({ params, query }: Asked): boolean {
  const isPart = /n\d+/.test(parseXname(params['xname'] ?? '')?.name ?? '')
  return isPart && (query as Query)['parents'] === undefined
}

/** A query, to which every cell adds its places. */
export const hardwareQueried: ClusterRule = {
  names: () => [],
  isGathered: true,
  needsAll: isOfOneCell,
  shares(asked, world) {
    const owner = ownerOfText(world, asked.params['xname'])
    const cells = isOfOneCell(asked) ? new Set([world.self, owner]) : new Set(allCells(world))
    return [...cells].map((cell) => ({ cell }))
  },
  merge(answers, { params, query }) {
    const [first] = answers as readonly [Answer]
    const rows = answers.flatMap((answer) => placesIn(jsonOf(answer)))
    const distinct = [...new Map(rows.map((row) => [row.ID, row])).values()]
    const head = {
      xname: params['xname'] ?? '',
      format: hardwareFormat((query as Query)['format']),
    }
    return withJson(first, arranged(distinct, head))
  },
}

/** Each part once, as the cell that saw it last tells it. */
function newest(frus: readonly FruBody[]): readonly FruBody[] {
  const found = new Map<string, FruBody>()
  for (const fru of frus) {
    if ((found.get(fru.FRUID)?.LastSeen ?? '') < fru.LastSeen) found.set(fru.FRUID, fru)
  }
  return [...found.values()]
}

/** A list of parts. */
export const frusGathered: ClusterRule = {
  ...everywhere,
  isGathered: true,
  merge(answers) {
    const all = answers.flatMap((answer) => (jsonOf(answer) ?? []) as readonly FruBody[])
    return withJson(answers[0] as Answer, newest(all))
  },
}

const isUnknown = ({ status }: Answer) => status === 404

/** One part, which any cell may have seen. */
export const fruGathered: ClusterRule = {
  ...everywhere,
  isGathered: true,
  tolerates: isUnknown,
  merge(answers) {
    const good = answers.filter((answer) => !isUnknown(answer))
    const [first] = good
    if (first === undefined) return answers[0] as Answer
    const [fru] = newest(good.map((answer) => jsonOf(answer) as FruBody))
    return withJson(first, fru)
  },
}

/** Deleting one part wherever it was seen. */
export const fruDeleted: ClusterRule = {
  ...deletedEverywhere,
  merge: (answers) => answers[0] as Answer,
}

/** Events of one name as one history, oldest first. */
function joined(histories: readonly HistoryBody[]): readonly HistoryBody[] {
  return [...Map.groupBy(histories, ({ ID }) => ID)].map(([ID, parts]) => {
    const events = parts.flatMap(({ History }) => History)
    const byTime = (left: { Timestamp: string }, right: { Timestamp: string }) => {
      if (left.Timestamp === right.Timestamp) return 0
      return left.Timestamp < right.Timestamp ? -1 : 1
    }
    return { ID, History: events.sort(byTime) }
  })
}

/** What happened to parts, at whichever cells. */
export const historiesGathered: ClusterRule = {
  ...everywhere,
  isGathered: true,
  merge(answers) {
    const all = answers.flatMap((answer) => {
      const { Components = [] } = jsonOf(answer) as { Components?: readonly HistoryBody[] }
      return Components
    })
    return withJson(answers[0] as Answer, { Components: joined(all) })
  },
}

/** What happened to one part, at whichever cells. */
export const historyGathered: ClusterRule = {
  ...everywhere,
  isGathered: true,
  merge(answers) {
    const [history] = joined(answers.map((answer) => jsonOf(answer) as HistoryBody))
    return withJson(answers[0] as Answer, history)
  },
}
