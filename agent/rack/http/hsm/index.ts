/**
 * The reference's inventory API, /hsm/v2: paths, bodies, status codes and words as existing clients
 * know them. It owns no rule: each route reads a request, runs an operation of cell/inventory, and
 * shapes the answer. It promises that every change is one transaction, and that passwords never
 * come out.
 */
export { createHsmApi } from './api.ts'
