/**
 * Virtual time: a heap of events ordered by moment and by order of scheduling, one machine's share
 * of it, which can stand still, and the Clock port over it, true or skewed. It promises that the
 * same calls give the same order of events. It never looks at a real clock.
 */
export type { Event } from './event-heap.ts'
export { HostClock } from './host-clock.ts'
export { HostTimeline, type Schedule } from './host-timeline.ts'
export { Timeline } from './timeline.ts'
export { VirtualClock, worldBeginMs } from './virtual-clock.ts'
