const secondsOfUnit: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
}

/** Seconds of `90s`, `30m`, `8h`, `7d`, `1h30m`; undefined for other text. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d{1,9}[smhdw])+$/i.test(text)) return undefined
  let seconds = 0
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/gi)) {
    seconds += Number(count) * (secondsOfUnit[unit?.toLowerCase() ?? ''] ?? 0)
  }
  return seconds
}
