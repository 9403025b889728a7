import type { TSchema } from 'typebox'

interface SchemaShape {
  readonly type?: string
  readonly properties?: Readonly<Record<string, SchemaShape>>
  readonly items?: SchemaShape
  readonly anyOf?: readonly SchemaShape[]
}

type Fold = (value: unknown) => unknown

const keep: Fold = (value) => value

function foldObject(properties: Readonly<Record<string, SchemaShape>>): Fold {
  const known = new Map<string, { readonly name: string; readonly fold: Fold }>()
  for (const [name, shape] of Object.entries(properties)) {
    known.set(name.toLowerCase(), { name, fold: compile(shape) })
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const folded: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) {
      const property = known.get(key.toLowerCase())
      if (property) folded[property.name] = property.fold(item)
    }
    return folded
  }
}

function compile(shape: SchemaShape): Fold {
  if (shape.properties) return foldObject(shape.properties)
  if (shape.items) {
    const fold = compile(shape.items)
    return (value) => (Array.isArray(value) ? value.map(fold) : value)
  }
  if (shape.anyOf) {
    const folds = shape.anyOf.map(compile)
    return (value) => folds.reduce((folded, fold) => fold(folded), value)
  }
  return keep
}

/**
 * Makes a function that brings a value's keys to the spelling of the schema, whatever case they
 * came in, and drops keys that the schema does not know: how the reference's decoder reads JSON and
 * queries (reference smd-bss 0.1). Values without declared properties are left as they are.
 */
export function keyFolder(schema: TSchema): Fold {
  return compile(schema as SchemaShape)
}
