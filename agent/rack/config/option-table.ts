import { rackConfigSchema } from './schema.ts'

/** What an option takes. */
export type OptionKind = 'text' | 'choice' | 'boolean' | 'number' | 'list' | 'map'

/** A unit that values may be given in, besides plain numbers. */
export type OptionUnit = 'seconds' | 'bytes'

/** The parts of an option's schema that are shown to people. */
export interface OptionSchema {
  readonly description: string
  readonly default: unknown
  readonly unit?: OptionUnit
  readonly expected?: string
  readonly example?: unknown
  readonly type?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly patternProperties?: Readonly<Record<string, OptionSchema>>
}

/** One option with all its names. */
export interface ConfigOption {
  /** `http.listen` */
  readonly path: string
  readonly section: string
  readonly key: string
  /** `RACKCELL_HTTP_LISTEN` */
  readonly variable: string
  /** Flags without dashes, the shortest first: `http`, `http-listen`. */
  readonly flags: readonly string[]
  readonly kind: OptionKind
  readonly schema: OptionSchema
}

/** Flags that are used often enough to be short. */
const shortFlags: Readonly<Record<string, string>> = {
  'cell.id': 'cell',
  'data.folder': 'data',
  'http.listen': 'http',
  'http.insecure': 'insecure-http',
  'tls.always': 'tls',
  'auth.mode': 'auth',
  'network.interface': 'boot-interface',
  'network.pools': 'dhcp-pool',
}

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function kindOf(schema: OptionSchema): OptionKind {
  if (schema.enum) return 'choice'
  switch (schema.type) {
    case 'boolean':
      return 'boolean'
    case 'integer':
      return 'number'
    case 'array':
      return 'list'
    case 'object':
      return 'map'
    default:
      return 'text'
  }
}

function optionOf(section: string, key: string, schema: OptionSchema): ConfigOption {
  const path = `${section}.${key}`
  const long = `${dashed(section)}-${dashed(key)}`
  const short = shortFlags[path]
  return {
    path,
    section,
    key,
    variable: `RACKCELL_${long.replaceAll('-', '_').toUpperCase()}`,
    flags: short ? [short, long] : [long],
    kind: kindOf(schema),
    schema,
  }
}

/** Every option, in the order of the schema. */
export const configOptions: readonly ConfigOption[] = Object.entries(
  rackConfigSchema.properties,
).flatMap(([section, { properties }]) =>
  Object.entries(properties).map(([key, schema]) =>
    optionOf(section, key, schema as unknown as OptionSchema),
  ),
)

/** Names of the sections, in order. */
export const sectionNames: readonly string[] = Object.keys(rackConfigSchema.properties)
