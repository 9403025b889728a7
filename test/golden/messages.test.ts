/**
 * The bytes of every message that cells exchange or keep, each with all of its fields: taken down
 * once, so that a later version is held to reading them. A new field adds to a sample and thereby
 * changes it; a field that moved, or means another type, cannot be read back. `vitest run
 * test/golden -u` writes the file anew, which takes a new version number and an ADR.
 */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'
import { describe, expect, it } from 'vitest'
import { messageCodec, wire } from '../../proto/index.ts'

/** The file formats and messages between cells. */
const files = ['peer', 'ownership', 'cluster', 'feed', 'record'] as const

const proto = (name: string) => new URL(`../../proto/${name}.proto`, import.meta.url)
const goldenFile = new URL('./messages-v1.golden.json', import.meta.url)

const root = new protobuf.Root()
const types = files.flatMap((file) => {
  protobuf.parse(readFileSync(proto(file), 'utf8'), root, { keepCase: false })
  const space = root.lookup('rackcell') as protobuf.Namespace
  return space.nestedArray.filter((each) => each instanceof protobuf.Type)
})
root.resolveAll()
const messages = new Map(types.map((type) => [type.name, type]))

/** A value of a field that tells where it belongs: its number is in it. */
function fieldValue(field: protobuf.Field, depth: number): unknown {
  const { id, name, type, resolvedType } = field
  if (resolvedType instanceof protobuf.Type) return sampleOf(resolvedType, depth + 1)
  if (resolvedType instanceof protobuf.Enum) return Math.max(...Object.values(resolvedType.values))
  switch (type) {
    case 'string':
      return `${name} ${id}`
    case 'bytes':
      return Buffer.from([depth, id, 0xff, 0])
    case 'bool':
      return true
    case 'uint64':
      return 2 ** 40 + id
    case 'uint32':
    case 'sint32':
      return 1_000 + id
    default:
      throw new Error(`no sample for ${type} of ${name}`)
  }
}

function sampleOf(type: protobuf.Type, depth = 0): Record<string, unknown> {
  const fields = type.fieldsArray.map((field) => {
    const value = field.map ? { key: fieldValue(field, depth) } : fieldValue(field, depth)
    return [field.name, field.repeated ? [value, value] : value]
  })
  return Object.fromEntries(fields)
}

type Codecs = Readonly<Record<string, Parameters<typeof messageCodec>[0]>>

const codecOf = (name: string) => {
  const codec = (wire as unknown as Codecs)[name]
  if (!codec) throw new Error(`${name} is not generated`)
  return messageCodec<Record<string, unknown>>(codec)
}

const written = (): Record<string, string> => JSON.parse(readFileSync(goldenFile, 'utf8'))

const bytesOf = (name: string) => Buffer.from(written()[name] ?? '', 'hex')

describe('messages between cells', () => {
  it('have the bytes that were written down', async () => {
    const hex = [...messages].map(([name, type]) => {
      return [name, Buffer.from(codecOf(name).encode(sampleOf(type))).toString('hex')]
    })
    const text = `${JSON.stringify(Object.fromEntries(hex), undefined, 2)}\n`
    await expect(text).toMatchFileSnapshot('./messages-v1.golden.json')
  })

  it('are all written down', () => {
    expect(Object.keys(written()).sort()).toEqual([...messages.keys()].sort())
    expect(messages.size).toBeGreaterThan(40)
  })

  it.each([...messages])('%s is read as it was written', (name, type) => {
    expect(codecOf(name).decode(bytesOf(name))).toEqual(sampleOf(type))
  })

  it.each([...messages.keys()])('%s with a field of a later version is read', (name) => {
    const later = protobuf.Writer.create()
      .uint32((15_000 << 3) | 2)
      .string('later')
      .finish()
    const decoded = codecOf(name).decode(Buffer.concat([bytesOf(name), later]))
    expect(decoded).toEqual(codecOf(name).decode(bytesOf(name)))
  })
})
