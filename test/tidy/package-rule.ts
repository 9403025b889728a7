/** A package as package-lock.json names it. */
export interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The lock file: packages by the folder in which they lie. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
])

/** Tools that are not shipped may also have these: they bind changes to the tool itself. */
const forToolsOnly = new Set(['MPL-2.0', 'Python-2.0'])

/** The package's name: what follows the last node_modules/. */
export const packageName = (place: string) => place.replace(/^.*node_modules\//, '')

/** Whether the package is shipped to users. */
export const isShipped = ({ dev, devOptional }: LockedPackage) => !dev && !devOptional

/** Whether a licence expression of SPDX can be met by `allows`: AND needs both, OR one of them. */
function isMet(expression: string, allows: (licence: string) => boolean): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => isMet(part, allows))
  return bare.split(' AND ').every((part) => allows(part.replace(/[()]/g, '')))
}

/** Packages whose licence asks for more than we give. */
export function licenceFlaws({ packages }: LockFile): readonly string[] {
  const flaws: string[] = []
  for (const [place, locked] of Object.entries(packages)) {
    if (place === '' || locked.link) continue
    const allows = (licence: string) =>
      permissive.has(licence) || (!isShipped(locked) && forToolsOnly.has(licence))
    if (!isMet(locked.license ?? 'none', allows)) {
      flaws.push(`${packageName(place)}: ${locked.license ?? 'no licence named'}`)
    }
  }
  return flaws
}

/**
 * Entries of the lock file that say from where a package came: another registry must do as well.
 */
export function registryFlaws({ packages }: LockFile): readonly string[] {
  const named = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)
  return named.map(([place, { resolved }]) => `${packageName(place)}: ${resolved}`)
}

/**
 * Dependencies, also optional ones for other machines, that have no entry: `npm ci` refuses such a
 * file. A registry that lacks a package for another platform makes npm leave its entry out.
 */
export function missingEntries({ packages }: LockFile): readonly string[] {
  const missing: string[] = []
  for (const [place, { dependencies, optionalDependencies }] of Object.entries(packages)) {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (!findEntry(packages, place, name)) missing.push(`${packageName(place)}: ${name}`)
    }
  }
  return missing
}

/** The entry that `name` means at `place`: the nearest one upwards, as Node looks for it. */
function findEntry(packages: LockFile['packages'], place: string, name: string): boolean {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/')))) {
    const folder = at === '' || at.endsWith('/') ? at : `${at}/`
    if (`${folder}node_modules/${name}` in packages) return true
    if (at === '') return false
  }
}
