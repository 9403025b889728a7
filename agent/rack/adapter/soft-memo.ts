import type { RowMemo } from '../../../cell/store/index.ts'

/**
 * Keeps what was decoded for as long as the collector of garbage has no need of its room: a list
 * that is asked for again finds all of it, and a cell that nobody asks holds nothing.
 */
export function softMemo(): RowMemo {
  let kept: WeakRef<unknown[]> | undefined
  return {
    get: (row) => kept?.deref()?.[row],
    set(row, value) {
      let values = kept?.deref()
      if (!values) {
        values = []
        kept = new WeakRef(values)
      }
      values[row] = value
    },
    delete(row) {
      const values = kept?.deref()
      if (values) values[row] = undefined
    },
  }
}
