import { eachAtOnce } from '../each-at-once.ts'
import { requestsAtOnceMax } from '../limits.ts'
import { membersOf, type SetKind, type SetRow } from './member-set.ts'
import { addMember, dropMember, setLeaves } from './member-set-change.ts'
import type { Branch } from './shape.ts'

const kind: SetKind = {
  noun: 'partition',
  collection: '/hsm/v2/partitions',
  labelForm: 'p and a number, or p1.2',
  examples: { known: 'p1', fresh: 'p2' },
  columns: [{ title: 'TAGS', value: ({ tags }) => tags?.join(', ') }],
  creation: {
    options: [],
    examples: [["rackcell partition create p1 'cb[01-09]'", 'a node is in one at most']],
    fields: (_, label) => ({ name: label }),
  },
  /** The interface has no request for it: who is too many leaves before others come. */
  async replace(invocation, { path, ids }) {
    const before = membersOf(await invocation.client.get<SetRow>(path))
    const gone = before.filter((id) => !ids.includes(id))
    const fresh = ids.filter((id) => !before.includes(id))
    await eachAtOnce(gone, requestsAtOnceMax, (id) => dropMember(invocation, path, id))
    await eachAtOnce(fresh, requestsAtOnceMax, (id) => addMember(invocation, path, id))
  },
}

/** `rackcell partition`. */
export const partition: Branch = {
  kind: 'branch',
  name: 'partition',
  summary: 'partitions: hard divisions of the nodes',
  commands: setLeaves(kind),
}
