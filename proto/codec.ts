import './plain-numbers.ts'
import { rackcell } from './gen/rackcell.js'

/** The generated messages. */
export const wire = rackcell

/**
 * Turns one kind of value into bytes and back. `decode` throws on bytes that are not such a
 * message.
 */
export interface Codec<Value> {
  encode(value: Value): Uint8Array
  decode(bytes: Uint8Array): Value
}

/**
 * The part of a generated message class that a codec uses; `Properties` ties the value's fields to
 * it.
 */
interface MessageType<Properties> {
  encode(message: Properties): { finish(): Uint8Array }
  decode(bytes: Uint8Array): unknown
  toObject(message: never, options: object): object
}

type Mutable<Value> = Value extends Uint8Array
  ? Value
  : Value extends readonly (infer Item)[]
    ? Mutable<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
      : Value

/**
 * The same bytes as a Buffer: only of those protobufjs reads a text in one piece, not letter by
 * letter.
 */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** A field with more different texts than this is a name, not a word of a vocabulary. */
const vocabularyMax = 256

/**
 * Makes equal texts of a vocabulary (states, roles, types …) one string in memory: ten thousand
 * nodes need one "Compute". Fields that turn out to hold names are left alone.
 */
function vocabulary(): (record: Record<string, unknown>) => void {
  const fields = new Map<string, Map<string, string>>()
  return (record) => {
    for (const [name, value] of Object.entries(record)) {
      if (typeof value !== 'string') continue
      let words = fields.get(name)
      if (!words) {
        words = new Map()
        fields.set(name, words)
      }
      const word = words.get(value)
      if (word !== undefined) record[name] = word
      else if (words.size < vocabularyMax) words.set(value, value)
    }
  }
}

/**
 * A codec for a generated message. What was encoded comes back: fields marked `optional` in the
 * .proto file are left out when absent, all others always have a value, repeated fields are arrays.
 */
export function messageCodec<Value extends object>(
  message: MessageType<Mutable<Value>>,
): Codec<Value> {
  const options = { defaults: true, longs: Number }
  const share = vocabulary()
  return {
    encode: (value) => message.encode(value as Mutable<Value>).finish(),
    decode(bytes) {
      const record = message.toObject(message.decode(bufferOf(bytes)) as never, options)
      share(record as Record<string, unknown>)
      // A copy has just the room that its fields need; what was built field by field keeps spare
      // room.
      return { ...record } as Value
    },
  }
}
