import type { Order } from '../../cell/store/index.ts'

/** Position of a cell's public feed; as text `x1001/1.3.1412` (Cell-Head, Cell-At-Least). */
export interface CellHead {
  readonly cell: string
  readonly order: Order
}

/** A request that another cell has to decide, as it came in. */
export interface ForwardedCall {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Only what matters to the owner: authorization, content-type, accept, request-id … */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array | undefined
  /** Address of who asked. */
  readonly client: string
}

/** What the owner answered. */
export interface ForwardedAnswer {
  readonly cell: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Position of the owner's public feed after a change; already folded here. */
  readonly head: CellHead | undefined
}

/** How to forward. */
export interface ForwardOptions {
  /** 32 hex digits; the same id has the change happen once, for 24 h. */
  readonly requestId: string
  /** What the owner must have folded before it decides: intent that the caller has seen. */
  readonly atLeast: readonly CellHead[]
  readonly signal?: AbortSignal
}

/**
 * The other cells, as the routes need them. Reading what everybody knows is the view's part; this
 * is for what only an owner can say or do.
 */
export interface Peers {
  /** This cell's id. */
  readonly self: string
  /** The cell that owns a name, by the newest roster. */
  ownerOf(xname: string): string
  /** Every other cell of the roster. */
  others(): readonly string[]
  /** Number of the roster that this cell goes by. */
  readonly roster: number
  /**
   * Sends a request to its owner and folds what it wrote before answering.
   * Faults: PEER_UNREACHABLE when it surely did not arrive, PEER_SILENT when it may have.
   */
  forward(cell: string, call: ForwardedCall, options: ForwardOptions): Promise<ForwardedAnswer>
  /** What this cell knows of the position of another cell's public feed. */
  headOf(cell: string): CellHead | undefined
  /**
   * Waits until these positions are folded here, pulling them if need be. Fault: PEER_BEHIND after
   * the deadline.
   */
  reach(marks: readonly CellHead[], signal?: AbortSignal): Promise<void>
  /**
   * Waits until this roster or a newer one is known here, pulling it if need be; resolves also when
   * that did not work in time. `roster` tells which one it is then.
   */
  reachRoster(number: number, signal?: AbortSignal): Promise<void>
}

/** A cell without others. */
export function lonePeers(self: string): Peers {
  return {
    self,
    roster: 1,
    ownerOf: () => self,
    others: () => [],
    headOf: () => undefined,
    forward: () => Promise.reject(new Error('a lone cell forwards nothing')),
    reach: () => Promise.resolve(),
    reachRoster: () => Promise.resolve(),
  }
}
