/** What a cell tells the `up` that started it. */
export type CellMessage =
  | {
      readonly type: 'ready'
      readonly id: string
      readonly url: string
      readonly nodes: number
      /** Where other cells reach it, as multiaddrs. */
      readonly addresses: readonly string[]
      /** For cluster.json; never logged. */
      readonly token: string
      /** PEM of the authority that its clients are to trust, where it speaks HTTPS. */
      readonly ca?: string
      /** The side of the nodes, where it is another listener. */
      readonly nodeUrl?: string
    }
  | { readonly type: 'token'; readonly token: string }
  /** It was ordered to stop, and to be started again after so long; null = not at all. */
  | { readonly type: 'stopping'; readonly seconds: number | null }
  | {
      readonly type: 'failed'
      readonly code: string
      readonly message: string
      readonly remedy: string
    }

/** What `up` tells a cell. A cell whose channel closes stops as well: its `up` has died. */
export type UpMessage =
  | { readonly type: 'stop' }
  | {
      /** Where the other cells of this machine are reached now. */
      readonly type: 'peers'
      readonly addresses: Readonly<Record<string, readonly string[]>>
    }
