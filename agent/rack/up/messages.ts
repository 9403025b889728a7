/** What a cell tells the `up` that started it. */
export type CellMessage =
  | {
      readonly type: 'ready'
      readonly id: string
      readonly url: string
      readonly nodes: number
      /** For cluster.json; never logged. */
      readonly token: string
    }
  | { readonly type: 'token'; readonly token: string }
  | {
      readonly type: 'failed'
      readonly code: string
      readonly message: string
      readonly remedy: string
    }

/** What `up` tells a cell. A cell whose channel closes stops as well: its `up` has died. */
export type UpMessage = { readonly type: 'stop' }
