import { dirname, join, normalize } from 'node:path'
import { isCode, type Rule, type Source } from './source.ts'

const drawers = /^(utils?|helpers?|common|shared|misc|core|lib|types)$/
const paragraphCharsMin = 120

/** A folder named for nothing collects everything. */
export const drawerName: Rule = {
  name: 'no file or folder is a drawer',
  appliesTo: isCode,
  *find({ path }) {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''))
    const drawer = parts.find((part) => drawers.test(part))
    if (drawer)
      yield { line: 1, what: `"${drawer}" says nothing: name the thing, or keep it with its user` }
  },
}

/** A folder's public face opens with what the folder is, owns, promises and does not do. */
export const folderDoc: Rule = {
  name: 'each index.ts opens with a paragraph',
  appliesTo: (path) => isCode(path) && path.endsWith('/index.ts'),
  *find({ text }) {
    const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(text) ?? []
    const prose = comment
      .replace(/^\s*\*/gm, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (prose.length < paragraphCharsMin) {
      yield { line: 1, what: 'open with a comment: what it is, owns, promises, does not do' }
    }
  },
}

/** Names of folders and documents are kebab-case; the linter sees to files of code. */
export const folderName: Rule = {
  name: 'folders are kebab-case',
  appliesTo: isCode,
  *find({ path }) {
    const folder = dirname(path)
      .split('/')
      .find((part) => !/^\.?[a-z0-9]*(-[a-z0-9]+)*$/.test(part))
    if (folder) yield { line: 1, what: `folder "${folder}"` }
  },
}

/** Folders of the two rule layers that have no public face. */
export function facelessFolders(sources: readonly Source[]): readonly string[] {
  const paths = sources.map(({ path }) => path).filter(isCode)
  const folders = new Set<string>()
  for (const path of paths) {
    const [, folder] = /^((?:bootstrap|cell)\/[^/]+)\//.exec(path) ?? []
    if (folder) folders.add(folder)
  }
  return [...folders].filter((folder) => !paths.includes(`${folder}/index.ts`))
}

/** Links between documents that lead nowhere. */
export function deadLinks(sources: readonly Source[]): readonly string[] {
  const paths = new Set(sources.map(({ path }) => path))
  const isThere = (path: string) =>
    paths.has(path) || [...paths].some((each) => each.startsWith(`${path}/`))
  const dead: string[] = []
  for (const { path, text } of sources) {
    if (!path.endsWith('.md')) continue
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      if (!isThere(normalize(join(dirname(path), target)).replace(/\/$/, ''))) {
        dead.push(`${path}: ${target}`)
      }
    }
  }
  return dead
}
