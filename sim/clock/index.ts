/**
 * Virtual time: a heap of events ordered by moment and by order of scheduling, and the Clock port
 * over it. It promises that the same calls give the same order of events. It never looks at a real
 * clock.
 */
export type { Event } from './event-heap.ts'
export { Timeline } from './timeline.ts'
export { VirtualClock, worldBeginMs } from './virtual-clock.ts'
