import { type Enumerations, parseXname } from '../../../../cell/inventory/index.ts'
import type { FamilyName, Reader } from '../../../../cell/store/index.ts'
import type { ClusterView } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which cells decide what of the request; absent = this one all of it. */
    cluster?: ClusterRule
    /** Whether the answer is about the whole cluster and says how much of it it covers. */
    covers?: boolean
  }
}

/** A request after its schema let it through, as the rule of its route sees it. */
export interface Asked {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly params: Readonly<Record<string, string>>
  readonly query: unknown
  readonly body: unknown
  /** The address that it came from: nodes are told apart by it. */
  readonly client: string
}

/** What a rule may look at to find out who decides: what is known here, nothing that is asked. */
export interface World {
  readonly self: string
  ownerOf(xname: string): string
  /** Every other cell of the roster. */
  others(): readonly string[]
  readonly view: ClusterView
  /** The own slice. */
  readonly own: Reader
  readonly enumerations: Enumerations
}

/** An intent that a share builds on. */
export interface Ground {
  readonly family: FamilyName
  readonly id: string
}

/** What one cell is asked. Without method, url and body it is the request as it came. */
export interface Share {
  readonly cell: string
  readonly method?: string
  readonly url?: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Shares of a later stage are asked after all of the earlier ones are done; 0 when absent. */
  readonly stage?: number
  /**
   * What is read at the cell in the place of a check, to know that it is there and takes the token:
   * for a share that an earlier stage prepares, and that would be refused before.
   */
  readonly check?: string
  /** What the cell must know of before it decides. */
  readonly ground?: Ground
}

/** What came back from a cell. */
export interface Answer {
  readonly cell: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** An answer of one's own making, put together from several. */
export type Merged = Omit<Answer, 'cell'>

/**
 * Who decides a request, as pure functions of the request and of what this cell knows. Everything
 * that has to be done with it (checking, forwarding, splitting, repeating, reporting) is the same
 * for all routes.
 */
export interface ClusterRule {
  /**
   * Xnames that only their owner may decide. The receiving cell looks at them, too: a request that
   * came to a wrong one is answered with 421.
   */
  names(asked: Asked, world: World): readonly string[]
  /** The shares; absent = the whole request to the owner of its names, which must be one. */
  shares?(asked: Asked, world: World): readonly Share[]
  /** One answer from those of the shares, all of which were good; absent = the first. */
  merge?(answers: readonly Answer[], asked: Asked): Merged
  /** Whether a refusal by one of several cells is none of the whole; absent = it never is. */
  tolerates?(answer: Answer): boolean
  /** Refuses what is known here to be wrong before any cell is asked. Faults: the route's own. */
  refuse?(asked: Asked, world: World): void
  /** A list to which every cell adds its part; those that do not answer in time are missing. */
  readonly isGathered?: boolean
  /** Whether a gathered list needs every part; absent = it is worth what it has. */
  needsAll?(asked: Asked): boolean
  /** Whether it is answered from what is known here when the owner is not reached: a node waits. */
  readonly orFromHere?: boolean
}

/** The xname that a text spells, and otherwise nothing: what spells none is refused where it is. */
export function namesIn(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => (text === undefined ? [] : (parseXname(text)?.name ?? [])))
}

/** The owner of what a text names; this cell for what is no name, so that it is refused here. */
export function ownerOfText(world: World, text: string | undefined): string {
  const name = text === undefined ? undefined : parseXname(text)?.name
  return name === undefined ? world.self : world.ownerOf(name)
}

/** Every cell of the roster, this one first. */
export function allCells(world: World): readonly string[] {
  return [world.self, ...world.others()]
}

/** The cell that the query or the body names answers; without one, the cell that was asked. */
export function byNamedCell({ book }: Pick<RackContext, 'book'>): ClusterRule {
  return {
    names: () => [],
    shares: ({ query, body }, { self }) => {
      const { cell: asked } = (query ?? {}) as { readonly cell?: string }
      const { cell = asked } = (body ?? {}) as { readonly cell?: string }
      return [{ cell: cell !== undefined && book.cell(cell) ? cell : self }]
    },
  }
}

/** Items by the cell that decides them, in the order in which the cells come up. */
export function byCell<Item>(
  items: readonly Item[],
  cellOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, cellOf)
}

/** A route about the one thing that a parameter of its path names. */
export function ofParameter(name: string): ClusterRule {
  return { names: ({ params }) => namesIn([params[name]]) }
}

/** A route whose body lists things with names: it is taken apart by their owners. */
export function ofList<Body, Item>(list: {
  items(body: Body): readonly Item[]
  nameOf(item: Item): string | undefined
  /** The body with these items alone. */
  bodyOf(body: Body, items: readonly Item[]): unknown
}): Pick<ClusterRule, 'names' | 'shares'> {
  const { items, nameOf, bodyOf } = list
  return {
    names: ({ body }) => namesIn(items(body as Body).map(nameOf)),
    shares({ body }, world) {
      const groups = byCell(items(body as Body), (item) => ownerOfText(world, nameOf(item)))
      if (groups.size === 1) return [...groups.keys()].map((cell) => ({ cell }))
      return [...groups].map(([cell, own]) => ({ cell, body: bodyOf(body as Body, own) }))
    },
  }
}
