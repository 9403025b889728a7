/** A whole number with its thousands apart, as pages and tables have it. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}

/** Milliseconds as a person reads them: 4.9 ms, 870 ms, 29.0 s. */
export function durationText(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1_000).toFixed(1)} s`
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${countText(ms)} ms`
}

/** Bytes as a person reads them: 318 kB, 1.25 MB. */
export function bytesText(bytes: number): string {
  return bytes < 1_000_000 ? `${countText(bytes / 1_000)} kB` : `${(bytes / 1e6).toFixed(2)} MB`
}
