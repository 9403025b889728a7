import { describe, expect, it } from 'vitest'
import { eventText } from '../../../agent/cli/command/event-text.ts'
import { EventTextReader } from '../../../agent/cli/event-stream.ts'
import { eventTypes } from '../../../agent/cli/event-type.ts'
import { eventCharsMax } from '../../../agent/cli/limits.ts'
import { nodeFields } from '../../../agent/cli/node-row.ts'
import { shellWord } from '../../../agent/cli/output/shell-word.ts'
import { eventTypes as toldTypes } from '../../../agent/rack/http/events/index.ts'
import { nodeFields as knownFields } from '../../../cell/view/index.ts'

describe('a stream of events', () => {
  const text =
    'retry: 1000\nid: a-0\nevent: ready\ndata: {"cell":"x1"}\n\n' +
    'id: a-3\n: alive\n\n' +
    'id: a-4\r\nevent: node.added\r\ndata: {"id":"x1c0"}\r\n\r\n' +
    'event: end\ndata: {"reason":"slow"}\n\n' +
    'id: a-5\nevent: broken\ndata: {"id"\n\n'

  it.each([1, 2, 7, 1_000])('is read in pieces of any size: %i', (size) => {
    const reader = new EventTextReader()
    const events = []
    const pieces = text.replaceAll('\r\n', '\n')
    for (let at = 0; at < pieces.length; at += size) {
      events.push(...reader.read(pieces.slice(at, at + size)))
    }
    expect(events).toEqual([
      { id: 'a-0', type: 'ready', data: { cell: 'x1' } },
      { id: 'a-4', type: 'node.added', data: { id: 'x1c0' } },
      { id: undefined, type: 'end', data: { reason: 'slow' } },
    ])
    expect(reader.lastId).toBe('a-5')
  })

  it('moves on with a sign of life', () => {
    const reader = new EventTextReader()
    reader.read('id: a-9\n: alive\n\n')
    expect(reader.lastId).toBe('a-9')
  })

  it('is given up when an event has no end', () => {
    const reader = new EventTextReader()
    expect(() => reader.read('x'.repeat(eventCharsMax + 1))).toThrow(/without an end/)
  })
})

describe('an event on a line', () => {
  const time = '2026-01-01T12:00:00.000Z'
  it.each([
    [
      'node.changed',
      {
        id: 'x1000c0s1b0n0',
        hostname: 'cb02',
        changed: { state: { before: 'On', after: 'Off' }, groups: { before: ['a'], after: [] } },
      },
      'cb02: state On -> Off, groups a -> nothing',
    ],
    ['node.added', { id: 'x1', node: { state: 'On', role: 'Compute' } }, 'x1 added: On, Compute'],
    ['node.removed', { id: 'x1' }, 'x1 removed'],
    [
      'group.changed',
      { id: 'gpu', change: 'added', changed: { description: { after: 'fast' } } },
      'group gpu added: description nothing -> fast',
    ],
    ['cloud-init.changed', { id: 'gpu', change: 'removed' }, 'cloud-init gpu removed'],
    ['cell.dark', { id: 'x1', silentSeconds: 31 }, 'cell x1 dark, silent for 31 s'],
    [
      'conflict.opened',
      { id: 'ab', family: 'group', record: 'gpu', cells: ['x1', 'x2'] },
      'conflict opened: group gpu, said by x1 and x2 (rackcell conflicts show ab)',
    ],
    ['node.removed', { id: 'x\u001b[31m1' }, 'x\ufffd[31m1 removed'],
  ])('%s', (type, data, says) => {
    const line = eventText({ id: 'a-1', type, data: { cell: 'x1000', time, ...data } })
    expect(line).toMatch(/^\d\d:\d\d:\d\d {2}x1000 {2}/)
    expect(line.slice('00:00:00  x1000  '.length)).toBe(says)
  })
})

it('fields and types are those of the cell', () => {
  expect(new Set(nodeFields)).toEqual(new Set(knownFields))
  expect(eventTypes).toEqual(toldTypes)
})

it.each([
  ['gpu', 'gpu'],
  ['@gpu', '@gpu'],
  ['', "''"],
  ["it's $HOME", `'it'\\''s $HOME'`],
])('%j is one word of a shell: %s', (text, word) => {
  expect(shellWord(text)).toBe(word)
})
