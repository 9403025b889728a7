/**
 * The cell's events: what changes in its view, told to whoever listens (server-sent events). It
 * keeps the newest events and the nodes as they were, both only while somebody listens or may come
 * back. It promises that a reader who resumes misses nothing and gets nothing twice, or is told
 * that it has to read again; and that no reader costs more than a bounded buffer. It changes
 * nothing, and tells what this cell sees, when it sees it: no order across cells.
 */
export type { EventType, FieldChange, ViewEvent } from './event.ts'
export { eventTypes } from './event.ts'
export { type EventCounts, EventDesk } from './event-desk.ts'
export { addEventRoutes } from './event-routes.ts'
