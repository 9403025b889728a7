import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { TestRunner } from 'vitest'

declare module '@vitest/runner' {
  interface TaskMeta {
    /** Why tests of this file cannot run on this machine; the reporter prints them. */
    notRunHere?: string[]
  }
}

/** What a test needs of the machine; everything given must be there. */
export interface Requirement {
  /** The test runs as root. */
  readonly root?: boolean
  /** Programs that must be on the search path. */
  readonly command?: string | readonly string[]
  /** The package that brings the program, for the sentence that says what to install. */
  readonly package?: string
  /** Files or devices that must be readable. */
  readonly file?: string | readonly string[]
  /** The operating system, as Node names it. */
  readonly platform?: NodeJS.Platform
  /** A check of the test's own: why it cannot run, or undefined. */
  readonly other?: () => string | undefined
}

const searchPath = () => [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

/** Why the machine does not meet a requirement, or undefined when it does. */
export function missing(requirement: Requirement): string | undefined {
  const { platform, root, package: brings } = requirement
  if (platform && process.platform !== platform) return `it needs ${platform}`
  if (root && process.getuid?.() !== 0) return 'it needs root'
  for (const command of list(requirement.command)) {
    const isThere = searchPath().some((folder) => isAllowed(join(folder, command), constants.X_OK))
    const advice = brings ? ` (apt-get install ${brings})` : ''
    if (!isThere) return `${command} is not installed${advice}`
  }
  for (const file of list(requirement.file)) {
    if (!isAllowed(file, constants.R_OK)) return `${file} is not readable`
  }
  return requirement.other?.()
}

/**
 * Called while a test file is collected: `describe.skipIf(requirement({ command: 'strace' }))(…)`.
 * On a machine that lacks something it answers with the reason, which the reporter prints; with
 * CI=true that is a failure, since there every test must run.
 */
export function requirement(needed: Requirement): string | undefined {
  const reason = missing(needed)
  if (reason === undefined) return undefined
  if (process.env['CI'] === 'true') throw new Error(`this test cannot run here: ${reason}`)
  const { meta } = TestRunner.getCurrentSuite().file
  meta.notRunHere = [...new Set([...(meta.notRunHere ?? []), reason])]
  return reason
}
