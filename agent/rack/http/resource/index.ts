/**
 * The HTTP face of the services that succeed the boot and cloud-init services: /boot-service and
 * /metadata-service, their objects with ETags and patches, and what nodes ask of them. Thin
 * adapters over cell/resource, cell/boot and bootstrap/cloud-init. It owns no state; objects lie in
 * the store as cluster-wide records, written at any cell. It runs no controller: what is worked out
 * is worked out when it is written or read.
 */
export { createResourceApi } from './api.ts'
