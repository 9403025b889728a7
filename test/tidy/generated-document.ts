import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { configExample, configReference } from '../../agent/rack/config/index.ts'
import { metricTable } from '../../agent/rack/metrics/index.ts'
import { openApiDocument } from '../fixture/openapi.ts'
import { commandsDocument } from './commands-document.ts'
import {
  errorsDocument,
  type LimitFile,
  limitsDocument,
  metricsDocument,
  packagesDocument,
} from './document.ts'
import type { LockFile } from './package-rule.ts'
import { projectSources, root, type Source } from './source.ts'

/** The lock file as it is. */
export function readLockFile(): LockFile {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile
}

/** Every limits.ts of the project, loaded. */
export async function limitFiles(): Promise<readonly LimitFile[]> {
  const sources = projectSources()
    .filter(({ path }) => /^(agent|bootstrap|cell|proto|sim)\/.*\blimits\.ts$/.test(path))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
  return await Promise.all(
    sources.map(async (source) => {
      const values = await import(pathToFileURL(join(root, source.path)).href)
      return { source, values }
    }),
  )
}

/** Every generated document, as it should be. */
export async function generatedDocuments(): Promise<readonly Source[]> {
  return [
    { path: 'docs/config.md', text: configReference() },
    { path: 'docs/config.example.yaml', text: configExample() },
    { path: 'docs/openapi.json', text: await openApiDocument() },
    { path: 'docs/commands.md', text: await commandsDocument() },
    { path: 'docs/errors.md', text: errorsDocument() },
    { path: 'docs/limits.md', text: limitsDocument(await limitFiles()) },
    { path: 'docs/metrics.md', text: metricsDocument(metricTable) },
    { path: 'docs/packages.md', text: packagesDocument(readLockFile()) },
  ]
}
