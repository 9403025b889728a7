/**
 * Tells subscribers of changes of this cell's own components (state change notifications). What is
 * to be told lies in the store with the change itself (cell/inventory, state-notice.ts); this
 * folder takes it to its receivers. It promises that each notice arrives at least once, also after
 * a crash, that a receiver who is away holds up nobody else, and that it costs no more than one
 * notice for each component. It promises no order between components, and does not tell what other
 * cells own.
 */
export { httpPost, type Post } from './http-post.ts'
export { NoticeSender, type NoticeSenderPorts } from './notice-sender.ts'
