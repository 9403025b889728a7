/**
 * cloud-init's HTTP face, with and without /cloud-init in front: thin adapters over
 * bootstrap/cloud-init. Nodes are told apart by the address of their connection; X-Forwarded-For
 * counts only from configured proxies. It owns no rule and no state.
 */
export { createCloudInitApi } from './api.ts'
