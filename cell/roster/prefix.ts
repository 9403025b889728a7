import { normaliseXname, parseXname } from '../inventory/index.ts'

/** Types that stand for the whole system: they are the default owner's and nobody else's. */
const wholeTypes: ReadonlySet<string> = new Set(['System', 'All', 'AllComp', 'AllSvc'])

/**
 * The prefix that `text` spells, normalised as xnames are; '' is whatever nobody else owns.
 * Undefined for text that is no xname, and for names of the whole system.
 */
export function parsePrefix(text: string): string | undefined {
  if (text === '') return ''
  const parsed = parseXname(text)
  return parsed === undefined || wholeTypes.has(parsed.type) ? undefined : parsed.name
}

/** Whether `text` is a prefix as documents write it: normalised already. */
export function isPrefix(text: string): boolean {
  return parsePrefix(text) === text
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Whether a name may be spelt otherwise than xnames are written: it has to be normalised first. */
function isUneven(name: string): boolean {
  let before = 0
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at)
    if (code <= 0x20 || code >= 0x7f || (code >= 0x41 && code <= 0x5a)) return true
    if (code === 0x30 && !isDigit(before) && isDigit(name.charCodeAt(at + 1))) return true
    before = code
  }
  return false
}

/** The name as it is compared. */
function even(name: string): string {
  return isUneven(name) ? normaliseXname(name) : name
}

/** Where the component that begins at `from` ends: letters, then digits. */
function componentEnd(name: string, from: number): number {
  let at = from
  while (at < name.length && !isDigit(name.charCodeAt(at))) at += 1
  while (at < name.length && isDigit(name.charCodeAt(at))) at += 1
  return at
}

/**
 * Whether a prefix covers a name, component by component: `x100` covers `x100c0` and never `x1000`.
 * The empty prefix covers everything. `name` may be any text.
 */
export function covers(prefix: string, name: string): boolean {
  if (prefix === '') return true
  const text = even(name)
  return text.startsWith(prefix) && !isDigit(text.charCodeAt(prefix.length))
}

interface Branch<Owner> {
  owner: Owner | undefined
  readonly next: Map<string, Branch<Owner>>
}

/**
 * Who owns a name: the holder of its longest prefix. A walk along the name's components, as deep as
 * the longest prefix goes and no further, so it costs the same with one cell and with thousands.
 */
export class PrefixIndex<Owner> {
  readonly #root: Branch<Owner> = { owner: undefined, next: new Map() }

  /** Of two owners of one prefix the later one counts. */
  constructor(prefixes: Iterable<readonly [prefix: string, owner: Owner]>) {
    for (const [prefix, owner] of prefixes) this.#add(prefix, owner)
  }

  #add(prefix: string, owner: Owner): void {
    let branch = this.#root
    for (let at = 0; at < prefix.length; ) {
      const end = componentEnd(prefix, at)
      const component = prefix.slice(at, end)
      let next = branch.next.get(component)
      if (!next) {
        next = { owner: undefined, next: new Map() }
        branch.next.set(component, next)
      }
      branch = next
      at = end
    }
    branch.owner = owner
  }

  /** Undefined when no prefix covers the name. */
  ownerOf(name: string): Owner | undefined {
    const text = even(name)
    let branch = this.#root
    let { owner } = branch
    for (let at = 0; at < text.length && branch.next.size > 0; ) {
      const end = componentEnd(text, at)
      const next = branch.next.get(text.slice(at, end))
      if (!next) break
      owner = next.owner ?? owner
      branch = next
      at = end
    }
    return owner
  }
}
