/**
 * The agent's side of locks and reservations: this run's clock, the table of holds, and the upkeep
 * that removes what is over, keeps what is left of reservations on disk, and undoes operations of
 * several cells that this cell began and did not finish. It promises that an operation which was
 * logged is finished by its request or undone at every owner, also after a restart. Who may reserve
 * what is decided in cell/lock, how requests come in is the API's part.
 */
export { LockDesk } from './lock-desk.ts'
