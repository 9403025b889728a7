/**
 * The boot service's HTTP face, /boot/v1: thin adapters over cell/boot and bootstrap/ipxe with the
 * reference's paths, status codes and error form. It owns no rule and no state but the newest
 * access of each node, which it keeps over restarts, and which nodes were told to have changed.
 * Scripts are public, as nodes have no token; configurations need one.
 */
export { keepAccesses } from './access-keeper.ts'
export { AccessLog } from './access-log.ts'
export { createBootApi } from './api.ts'
export { bootscriptHandler } from './bootscript.ts'
export { cloudInitBase } from './own-address.ts'
export { StateChanges } from './state-changes.ts'
