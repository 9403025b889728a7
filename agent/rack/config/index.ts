/**
 * The rack agent's configuration: one schema with description, unit, default and limit of every
 * option, merged once from defaults, file, environment and flags. Nothing else reads files,
 * environment or flags. It promises that an unknown key is an error with the nearest known one
 * beside it, and that every value can say where it came from. Secrets are never values here, only
 * paths.
 */

export { configExample, configReference } from './document.ts'
export { formatListenAddress, type ListenAddress, parseListenAddress } from './listen-address.ts'
export { type LoadedConfig, loadConfig } from './load.ts'
export { type ConfigOption, configOptions } from './option-table.ts'
export type { Origin } from './origin.ts'
export { explainConfig, printConfig } from './print.ts'
export { type RackConfig, rackConfigSchema } from './schema.ts'
