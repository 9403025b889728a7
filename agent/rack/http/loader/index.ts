/**
 * Boot loaders over HTTP, on the side of the nodes: the files that TFTP has, for firmware that
 * boots by UEFI HTTP. It owns the route alone; the folder and its memory are agent/rack/tftp's.
 */
export { createLoaderApi } from './api.ts'
