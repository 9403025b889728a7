import { Fault } from '../../cell/env/fault.ts'

/**
 * A name as one part of a URL path. A part of dots alone climbs up the path (RFC 3986, 5.2.4),
 * which no escape prevents, and an empty one names the whole list: both would ask for something
 * else.
 */
export function pathSegment(name: string): string {
  if (/^\.*$/.test(name)) {
    throw new Fault('INPUT_USAGE', {
      message: `"${name}" is no name: it needs something else than dots.`,
    })
  }
  return encodeURIComponent(name)
}
