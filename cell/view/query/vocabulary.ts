/** What a field holds: absent ones are '', [], -1 and false. */
export type FieldType = 'text' | 'texts' | 'number' | 'flag'

/** The fields that a filter may name. */
export type Vocabulary = Readonly<Record<string, FieldType>>

/** The type of a field as CEL names it. */
export const celTypes: Readonly<Record<FieldType, string>> = {
  text: 'string',
  texts: 'list<string>',
  number: 'int',
  flag: 'bool',
}

/** A field's value as CEL takes it; what is not there has a value of its type, too. */
export function celValue(type: FieldType, value: unknown): unknown {
  switch (type) {
    case 'text':
      return value ?? ''
    case 'texts':
      return value ?? []
    case 'flag':
      return value ?? false
    case 'number':
      return value === undefined ? -1n : BigInt(value as number)
  }
}
