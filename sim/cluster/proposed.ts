import { recordKey } from '../../cell/store/index.ts'
import { recordText } from '../scenario/index.ts'
import type { CellProcess } from './cell-process.ts'

/** Whether people are shown that somebody wanted a record to be otherwise. */
export function isProposed(
  running: readonly CellProcess[],
  key: string,
  text: string | undefined,
): boolean {
  return running.some(({ ownership }) =>
    ownership.proposals().some(({ family, id, versions }) => {
      return (
        recordKey(family, id) === key &&
        versions.some(({ value }) => (value === undefined ? undefined : recordText(value)) === text)
      )
    }),
  )
}
