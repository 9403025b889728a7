import { Fault } from '../../cell/env/fault.ts'
import { CellProblem, type ProblemDocument, problemOfFault } from './cell-problem.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-code.ts'
import { printable } from './output/printable.ts'
import type { Screen } from './output/screen.ts'

/** Prints what failed, why, and what to do; JSON for a command that was asked for JSON. */
export function reportFailure(
  screen: Screen,
  thrown: unknown,
  { command, asJson }: { readonly command: string; readonly asJson: boolean },
): ExitCode {
  const problem = asProblem(thrown)
  if (asJson) screen.err(`${JSON.stringify(problem)}\n`)
  else screen.err(failureText(problem, command))
  return thrown instanceof Fault || thrown instanceof CellProblem
    ? exitCodeOf(problem)
    : exitCodes.error
}

function asProblem(thrown: unknown): ProblemDocument {
  if (thrown instanceof CellProblem) return { ...thrown.problem, remedy: thrown.remedy }
  if (thrown instanceof Fault) return problemOfFault(thrown)
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  return {
    status: 500,
    detail: `The command line met a state that should not be: ${error.message}`,
    code: 'INTERNAL',
    remedy: 'Report it with the lines below.',
    stack: error.stack,
  }
}

function failureText(problem: ProblemDocument, command: string): string {
  const lines = [`${command} failed: ${problem.detail}`]
  if (problem.remedy) lines.push(`  what to do: ${problem.remedy}`)
  const facts = [
    problem.code ?? `HTTP ${problem.status}`,
    ...(problem.request ? [`request ${problem.request}`] : []),
    ...(problem.code ? [`"rackcell explain ${problem.code}" says more`] : []),
  ]
  lines.push(`  code: ${facts.join(', ')}`)
  if (problem.code === 'INTERNAL' && typeof problem['stack'] === 'string') {
    lines.push(problem['stack'])
  }
  return `${lines.map(printable).join('\n')}\n`
}
