import { randomBytes } from 'node:crypto'
import type { Random } from '../../../cell/env/index.ts'

/** The operating system's randomness; every branch draws from the same source. */
export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  fork: () => systemRandom,
}
