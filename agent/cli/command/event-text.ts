import type { StreamEvent } from '../event-stream.ts'
import { ageText } from '../node-row.ts'
import { printableLine } from '../output/printable.ts'

type Data = Readonly<Record<string, unknown>>

const valueText = (value: unknown): string => {
  if (value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** `state Ready -> Off, groups gpu -> nothing`. */
function changesText(changed: unknown): string {
  const fields = Object.entries((changed ?? {}) as Readonly<Record<string, Data>>)
  return fields
    .map(([name, change]) => {
      return `${name} ${valueText(change['before'])} -> ${valueText(change['after'])}`
    })
    .join(', ')
}

function nodeText(type: string, data: Data): string {
  const name = String(data['hostname'] ?? data['id'])
  if (type === 'node.changed') return `${name}: ${changesText(data['changed'])}`
  const { state, role } = (data['node'] ?? {}) as Readonly<Record<string, string | undefined>>
  const told = [state, role].filter(Boolean).join(', ')
  return `${name} ${type.slice('node.'.length)}${told ? `: ${told}` : ''}`
}

function recordText(noun: string, data: Data): string {
  const changes = changesText(data['changed'])
  return `${noun} ${String(data['id'])} ${String(data['change'])}${changes ? `: ${changes}` : ''}`
}

function cellText(type: string, data: Data): string {
  const seconds = data['silentSeconds']
  const silent = typeof seconds === 'number' ? `, silent for ${ageText(seconds)}` : ''
  return `cell ${String(data['id'])} ${type.slice('cell.'.length)}${silent}`
}

function conflictText(type: string, data: Data): string {
  const about = `${String(data['family'])} ${String(data['record'])}`
  const cells = Array.isArray(data['cells']) ? data['cells'].join(' and ') : ''
  const hint = type.endsWith('opened') ? ` (rackcell conflicts show ${String(data['id'])})` : ''
  return `conflict ${type.slice('conflict.'.length)}: ${about}, said by ${cells}${hint}`
}

/** What an event says, without time and cell. */
function sentenceOf({ type, data }: StreamEvent): string {
  const [noun = ''] = type.split('.')
  switch (noun) {
    case 'node':
      return nodeText(type, data)
    case 'cell':
      return cellText(type, data)
    case 'conflict':
      return conflictText(type, data)
    default:
      return recordText(noun, data)
  }
}

/** One event on one line for people: when, said by whom, what. */
export function eventText(event: StreamEvent): string {
  const time = new Date(String(event.data['time']))
  const clock = Number.isNaN(time.getTime()) ? '--:--:--' : time.toTimeString().slice(0, 8)
  return printableLine(`${clock}  ${String(event.data['cell'] ?? '-')}  ${sentenceOf(event)}`)
}
