/**
 * What the inventory of an endpoint tells of its nodes as hardware: maker, serial number, sizes. It
 * is little beside a report of hardware, so it counts only where nothing of that part is known.
 */
import type { Reader, Transaction } from '../store/index.ts'
import { hardwareAt, reportHardware } from './hardware.ts'
import type { HardwareInput } from './hardware-input.ts'
import { fruFieldCharsMax } from './limits.ts'
import { settled } from './record-change.ts'
import type { Xname } from './xname.ts'

/** A system as hardware. Clients leave out what they like; what is no text or number is no word. */
export interface SystemHardware {
  readonly name?: unknown
  readonly systemType?: unknown
  readonly manufacturer?: unknown
  readonly model?: unknown
  readonly serial?: unknown
  readonly biosVersion?: unknown
  readonly processorCount?: unknown
  readonly processorType?: unknown
  readonly memoryGib?: unknown
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string'
    ? value.trim().slice(0, fruFieldCharsMax) || undefined
    : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The node as a place with its part; undefined when neither maker nor serial number is told. */
export function hardwareOfSystem(id: Xname, system: SystemHardware): HardwareInput | undefined {
  const Manufacturer = textOf(system.manufacturer)
  const SerialNumber = textOf(system.serial)
  if (Manufacturer === undefined && SerialNumber === undefined) return undefined
  const processor = settled({
    Count: numberOf(system.processorCount),
    Model: textOf(system.processorType),
  })
  const memory = settled({ TotalSystemMemoryGiB: numberOf(system.memoryGib) })
  const place = { Id: id, Name: textOf(system.name) }
  return {
    id,
    infos: { Node: settled({ ...place, ProcessorSummary: processor, MemorySummary: memory }) },
    fru: {
      infos: {
        Node: settled({
          Manufacturer,
          Model: textOf(system.model),
          SerialNumber,
          SystemType: textOf(system.systemType),
          BiosVersion: textOf(system.biosVersion),
        }),
      },
    },
  }
}

const serialIn = ({ fru }: HardwareInput): string | undefined => {
  return (fru?.infos['Node'] as { readonly SerialNumber?: string } | undefined)?.SerialNumber
}

/** The first node that holds another part than is told; undefined when there is none. */
export function firstOtherHardware(
  reader: Reader,
  inputs: readonly HardwareInput[],
): string | undefined {
  const other = inputs.find((input) => {
    const known = hardwareAt(reader, input.id ?? '')?.fru
    return known !== undefined && known.serialNumber !== serialIn(input)
  })
  return other?.id
}

/** Writes what is told of nodes of which nothing, or another part, is known. */
export function applyHardware(
  tx: Transaction,
  inputs: readonly HardwareInput[],
  nowMs: number,
): void {
  const news = inputs.filter((input) => {
    const known = hardwareAt(tx, input.id ?? '')?.fru
    return known === undefined || known.serialNumber !== serialIn(input)
  })
  reportHardware(tx, news, nowMs)
}
