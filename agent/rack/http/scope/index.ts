/**
 * Tokens that are limited to groups or partitions, at the routes: what they read is filtered, what
 * they change is checked against what counted before, and everything that is not in the table of
 * routes is refused. It promises that a route which nobody thought of gives such a token nothing.
 * What lies within a scope is decided in cell/tenancy.
 */
export { limitToScope } from './limit.ts'
export { scopedRoutes } from './scoped-routes.ts'
export { coveredOf, requireNamed, withinScope } from './within-scope.ts'
