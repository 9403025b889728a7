import { readFileSync, statSync } from 'node:fs'
import Value from 'typebox/value'
import { Fault } from '../../../cell/env/index.ts'
import { environmentLayer } from './environment-layer.ts'
import { fileLayer } from './file-layer.ts'
import { flagLayer } from './flag-layer.ts'
import type { Layer } from './layer.ts'
import { configBytesMax, flawsToldMax } from './limits.ts'
import { configOptions } from './option-table.ts'
import type { Origin } from './origin.ts'
import { type RackConfig, rackConfigSchema } from './schema.ts'

/** The configuration with the origin of every value. */
export interface LoadedConfig {
  readonly config: RackConfig
  /** By option path. */
  readonly origins: ReadonlyMap<string, Origin>
  /** The file as it was read, for backups. */
  readonly file: { readonly path: string; readonly text: string } | undefined
}

/** Where the file lies when nobody says otherwise. It need not exist. */
export const defaultConfigPath = '/etc/rackcell/config.yaml'

interface Sources {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** Instead of /etc/rackcell/config.yaml. */
  readonly defaultPath?: string
}

function readConfigFile(path: string): string {
  const { size } = statSync(path)
  if (size > configBytesMax) throw new Error(`it is larger than ${configBytesMax} bytes`)
  return readFileSync(path, 'utf8')
}

/** A file that was named must be there; the usual one may be missing. */
function openFile(said: string | undefined, usual: string): LoadedConfig['file'] {
  const path = said ?? usual
  if (path === '') return undefined
  try {
    return { path, text: readConfigFile(path) }
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    if (isMissing && said === undefined) return undefined
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The configuration ${path} cannot be read: ${(cause as Error).message}`,
      details: { path },
    })
  }
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const item of Object.values(value)) {
    if (typeof item === 'object' && item !== null) deepFreeze(item)
  }
  return Object.freeze(value)
}

/**
 * Merges defaults, file, environment and flags; what comes later wins. `--config FILE` or
 * RACKCELL_CONFIG names the file, an empty name means none.
 * Faults: INPUT_CONFIG with every flaw, NOT_FOUND_FILE.
 */
export function loadConfig({ args, env, defaultPath = defaultConfigPath }: Sources): LoadedConfig {
  const flags = flagLayer(args)
  const file = openFile(flags.file ?? env['RACKCELL_CONFIG'], defaultPath)
  const layers: Layer[] = [
    ...(file ? [fileLayer(file.path, file.text)] : []),
    environmentLayer(env),
    flags,
  ]
  const flaws = layers.flatMap((layer) => layer.flaws)
  if (flaws.length > 0) {
    const more = flaws.length - flawsToldMax
    const told = flaws.slice(0, flawsToldMax).concat(more > 0 ? [`and ${more} more`] : [])
    throw new Fault('INPUT_CONFIG', {
      message: told.join('\n'),
      details: { flaws: flaws.length },
    })
  }
  const config = Value.Create(rackConfigSchema) as Record<string, Record<string, unknown>>
  const origins = new Map<string, Origin>(
    configOptions.map((option) => [option.path, { kind: 'default' }]),
  )
  for (const { option, value, origin } of layers.flatMap((layer) => layer.given)) {
    const section = config[option.section]
    if (section) section[option.key] = value
    origins.set(option.path, origin)
  }
  return { config: deepFreeze(config as unknown as RackConfig), origins, file }
}
