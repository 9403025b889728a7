import { type RawAnswer, type RawRequest, sendRaw } from '../fixture/raw-http.ts'

/** A running cell that a contract suite talks to, and one node that is in its inventory. */
export interface ContractTarget {
  /** http://HOST:PORT */
  readonly url: string
  /** A token that may do everything; absent when none is asked for. */
  readonly token?: string
  readonly node: {
    readonly xname: string
    readonly hostname: string
    readonly nid: number
    /** With colons, lower case. */
    readonly mac: string
    /** The address that the suite's own requests come from. */
    readonly address: string
    /** One of its groups. */
    readonly group: string
  }
  close(): Promise<void>
}

/** How the suites ask: without Content-Type and Accept, as the reference's clients do. */
export type Ask = (method: string, path: string, body?: RawRequest['body']) => Promise<RawAnswer>

/** Asks `target` with its token. */
export function askerOf({ url, token }: ContractTarget): Ask {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  return (method, path, body) => {
    return sendRaw(url, { method, path, headers, ...(body === undefined ? {} : { body }) })
  }
}
