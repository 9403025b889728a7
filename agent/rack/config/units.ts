import type { OptionUnit } from './option-table.ts'

const factors: Readonly<Record<OptionUnit, Readonly<Record<string, number>>>> = {
  seconds: { s: 1, m: 60, h: 3_600, d: 86_400 },
  bytes: {
    b: 1,
    kb: 1_000,
    mb: 1_000_000,
    gb: 1_000_000_000,
    kib: 1_024,
    mib: 1_048_576,
    gib: 1_073_741_824,
  },
}

/** How values of a unit may be written. */
export const unitExamples: Readonly<Record<OptionUnit, string>> = {
  seconds: '90, 90s, 15m, 8h or 7d',
  bytes: '65536, 64KiB, 16MiB or 1GiB',
}

/** `8h` as seconds, `16MiB` as bytes; undefined when the text is no such amount. */
export function parseAmount(text: string, unit: OptionUnit): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(text.trim())
  if (!match) return undefined
  const [, digits = '', suffix = ''] = match
  const factor = suffix === '' ? 1 : factors[unit][suffix.toLowerCase()]
  return factor === undefined ? undefined : Number(digits) * factor
}
