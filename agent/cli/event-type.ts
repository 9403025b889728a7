/** Every type of event that a cell tells; docs/events.md describes them. */
export const eventTypes = [
  ...['node.added', 'node.changed', 'node.removed', 'group.changed', 'boot.changed'],
  ...['cloud-init.changed', 'cell.joined', 'cell.alive', 'cell.suspect', 'cell.dark'],
  ...['cell.unknown', 'cell.left', 'conflict.opened', 'conflict.closed'],
]
