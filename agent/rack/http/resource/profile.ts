/** What profiles say for a node that asks with `?profile=`: over its groups, where they count. */
import type { GroupOverlay } from '../../../../bootstrap/cloud-init/index.ts'
import { listResources, type ResourceObject, type Values } from '../../../../cell/resource/index.ts'
import type { Reader } from '../../../../cell/store/index.ts'
import { kinds } from './kind.ts'
import { profileDepthMax } from './limits.ts'
import { isExpired } from './wire.ts'

/** The profile and those above it, the nearest first. A ring ends where it is too deep. */
function* lineage(profiles: readonly ResourceObject[], name: string): Generator<ResourceObject> {
  let next: unknown = name
  for (let depth = 0; depth < profileDepthMax && next; depth++) {
    const profile = profiles.find((each) => each.name === next)
    if (!profile) return
    yield profile
    next = profile.spec['parentProfile']
  }
}

function templateOf({ template, templateEncoding }: Values): Uint8Array | undefined {
  if (typeof template !== 'string' || template === '') return undefined
  return Buffer.from(template, templateEncoding === 'base64' ? 'base64' : 'utf8')
}

/**
 * What the profile of this name says of a group; undefined when it says nothing, is of another
 * group, is not there, or has expired: then the group counts as it is.
 */
export function overlayFor(reader: Reader, name: string, nowMs: number) {
  const profiles = name === '' ? [] : listResources(reader, kinds.profile)
  const line = [...lineage(profiles, name)].filter((profile) => !isExpired(profile, nowMs))
  return (label: string): GroupOverlay | undefined => {
    const own = line.filter(({ spec }) => spec['groupRef'] === label)
    if (own.length === 0) return undefined
    const values = own.map(({ spec }) => (spec['metaData'] ?? {}) as Values)
    return {
      template: own.map(({ spec }) => templateOf(spec)).find((each) => each !== undefined),
      metaData: Object.assign({}, ...values.toReversed()) as Values,
    }
  }
}
