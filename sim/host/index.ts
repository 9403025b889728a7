/**
 * One simulated machine: a disk with its fate, clocks that may be wrong, and a process that is
 * killed, stalled, cut off in the middle of a write and started again. It promises that a dead
 * process does nothing more, and tells from outside what is on the disk for good. What the process
 * is, its user says.
 */
export { Host, type HostPorts, type Machine, type Process } from './host.ts'
export { ProcessEnded } from './life.ts'
export { flawedDisk, type MachineDisk, swiftDisk } from './machine-disk.ts'
