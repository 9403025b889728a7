/** What supplies components with power (reference 1.15). */
import { Fault } from '../env/index.ts'
import type { PowerMap } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { powerSourcesMax } from './limits.ts'
import { quoted } from './quoted.ts'
import { putChanged } from './record-change.ts'
import { parseXname, type Xname } from './xname.ts'

/** A power map as a client writes it. */
export interface PowerMapInput {
  readonly id?: string | undefined
  readonly poweredBy?: readonly string[] | undefined
}

function nameIn(text: string): Xname {
  const name = parseXname(text)?.name
  if (name !== undefined) return name
  throw new Fault('INPUT_XNAME', { message: `invalid xname ID: ${quoted(text)}` })
}

function powerMapFrom({ id = '', poweredBy }: PowerMapInput): PowerMap {
  const name = nameIn(id)
  if (poweredBy === undefined) {
    throw new Fault('INPUT_BODY', { message: `Missing poweredBy of ${name}` })
  }
  const sources = [...new Set(poweredBy.map(nameIn))]
  if (sources.length <= powerSourcesMax) return { id: name, poweredBy: sources }
  throw new Fault('INPUT_BODY', {
    message: `poweredBy of ${name} has more than ${powerSourcesMax} entries`,
  })
}

/**
 * Creates or replaces power maps; answers how many it was given. All or nothing. Of several for one
 * component the last one counts. Faults: INPUT_BODY, INPUT_XNAME.
 */
export function putPowerMaps(tx: Transaction, inputs: readonly PowerMapInput[]): number {
  const maps = new Map(inputs.map(powerMapFrom).map((map) => [map.id, map]))
  for (const after of maps.values()) {
    putChanged(tx, 'powerMap', { before: tx.get('powerMap', after.id), after })
  }
  return maps.size
}

/** The power map of what `text` names; undefined when there is none. */
export function powerMapOf(reader: Reader, text: string): PowerMap | undefined {
  const name = parseXname(text)?.name
  return name === undefined ? undefined : reader.get('powerMap', name)
}

/** Removes every power map; answers how many there were. */
export function deletePowerMaps(tx: Transaction): number {
  const ids = [...tx.list('powerMap')].map(({ id }) => id)
  for (const id of ids) tx.delete('powerMap', id)
  return ids.length
}
