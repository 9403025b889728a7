import { importDiscoverLeaf } from './import-discover.ts'
import { importWarewulfLeaf } from './import-warewulf.ts'
import type { Branch } from './shape.ts'

/** `rackcell import`. */
export const importNoun: Branch = {
  kind: 'branch',
  name: 'import',
  summary: 'load an inventory from a file',
  commands: [importDiscoverLeaf, importWarewulfLeaf],
}
