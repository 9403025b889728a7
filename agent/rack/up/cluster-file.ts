import { existsSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { makeFolder } from '../adapter/make-folder.ts'

/** One running cell, as scripts find it. `pid` is null while it is down. */
export interface RunningCell {
  readonly id: string
  readonly url: string
  readonly pid: number | null
  readonly data: string
  /** PEM of the authority that clients are to trust; absent with plain HTTP. */
  readonly ca?: string
}

/** The contract for scripts: DATA/cluster.json. */
export interface ClusterFile {
  readonly cells: readonly RunningCell[]
  /** A token with the role admin. */
  readonly token: string
}

/** Where the file lies in a data folder. */
export function clusterPath(data: string): string {
  return join(resolve(data), 'cluster.json')
}

/** Writes it whole or not at all, readable by its owner only. */
export function writeCluster(data: string, cluster: ClusterFile): void {
  writeFileAtomic(clusterPath(data), `${JSON.stringify(cluster)}\n`, 0o600)
}

/** The file that tells a plain `rackcell` which cluster was started last. */
export function contextPath(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config')
  return join(base, 'rackcell', 'context.json')
}

interface Context {
  readonly cluster?: string
  /** The cluster that the context led to before. */
  readonly before?: string
}

function readContext(env: NodeJS.ProcessEnv): Context {
  try {
    return JSON.parse(readFileSync(contextPath(env), 'utf8')) as Context
  } catch {
    // There is none, or it is damaged: ours will replace it.
    return {}
  }
}

function writeContext(env: NodeJS.ProcessEnv, context: Context): void {
  writeFileAtomic(contextPath(env), `${JSON.stringify(context)}\n`, 0o600)
}

/**
 * Leaves the context. A home that cannot be written is no reason to stop: beside the folder all
 * works. Answers with the complaint, if there is one.
 */
export function leaveContext(env: NodeJS.ProcessEnv, data: string): string | undefined {
  const cluster = clusterPath(data)
  try {
    makeFolder(dirname(contextPath(env)), 0o700)
    const { cluster: before } = readContext(env)
    const isOther = before !== undefined && before !== cluster && existsSync(before)
    writeContext(env, isOther ? { cluster, before } : { cluster })
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** Takes back what a start left: the cluster file, and the context if it is still ours. */
export function removeCluster(env: NodeJS.ProcessEnv, data: string): void {
  rmSync(clusterPath(data), { force: true })
  const { cluster, before } = readContext(env)
  if (cluster !== clusterPath(data)) return
  if (before !== undefined && existsSync(before)) writeContext(env, { cluster: before })
  else rmSync(contextPath(env), { force: true })
}
