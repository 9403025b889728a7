/**
 * A rack agent's part in changing the cluster: invitations and who joins with them, rosters that it
 * signs where it is the editor, ownership that it gives or takes, intent that it inherits, and
 * writes of replaced owners. It owns the notes about what is under way. It promises that a roster
 * is on disk before anybody hears of it, that a promise not to write outlives a `kill -9`, and that
 * a change happens by one roster or not at all. Leases and open boot windows will travel as one
 * more kind of record in the step `records`; they are added after the head that the promise names.
 */
export { ChangingOwnership } from './changing.ts'
export { neighbourhoodOf } from './open.ts'
export type { Operation } from './operations.ts'
export type { FeedHead, Neighbourhood, OwnershipPorts } from './ports.ts'
export { RosterHistory } from './roster-history.ts'
export { openSealedFolder } from './sealed-folder.ts'
export { OwnershipService } from './service.ts'
