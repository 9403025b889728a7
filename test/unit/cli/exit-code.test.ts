import { describe, expect, test } from 'vitest'
import { CellProblem, problemOf } from '../../../agent/cli/cell-problem.ts'
import { exitCodeOf, isFaultCode } from '../../../agent/cli/exit-code.ts'
import { reportFailure } from '../../../agent/cli/failure.ts'
import type { Screen } from '../../../agent/cli/output/screen.ts'
import { Fault, faults } from '../../../cell/env/fault.ts'

describe('exit codes', () => {
  test.each([
    [{ code: 'AUTH_TOKEN', status: 401 }, 4],
    [{ code: 'CONFLICT_UNIQUE', status: 409 }, 4],
    [{ code: 'INPUT_NODE_SET', status: 400 }, 2],
    [{ code: 'NOT_FOUND', status: 404 }, 1],
    [{ code: 'STORE_FULL', status: 507 }, 1],
    [{ code: 'LIMIT_NODE_SET', status: 400 }, 1],
    [{ status: 401 }, 4],
    [{ status: 403 }, 4],
    [{ status: 409 }, 4],
    [{ status: 400 }, 2],
    [{ status: 422 }, 2],
    [{ status: 404 }, 1],
    [{ status: 503 }, 1],
    [{}, 1],
  ])('%o ends with %i', (failure, code) => {
    expect(exitCodeOf(failure)).toBe(code)
  })

  test('every code of the table has one', () => {
    for (const code of Object.keys(faults)) expect(exitCodeOf({ code })).toBeGreaterThan(0)
    expect(isFaultCode('NOT_FOUND')).toBe(true)
    expect(isFaultCode('toString')).toBe(false)
  })
})

describe('what a cell says of a failure', () => {
  test('is taken from a problem document', () => {
    const body =
      '{"title":"Conflict","detail":"it is there","code":"CONFLICT_EXISTS","remedy":"look"}'
    const problem = new CellProblem(problemOf(409, 'application/problem+json', body))
    expect(problem).toMatchObject({ status: 409, message: 'it is there', remedy: 'look' })
  })

  test('has a remedy by its code or its status when it brings none', () => {
    const coded = new CellProblem(problemOf(404, 'application/json', '{"code":"NOT_FOUND_ROUTE"}'))
    expect(coded.remedy).toBe(faults.NOT_FOUND_ROUTE.remedy)
    for (const status of [400, 401, 403, 404, 409, 413, 418, 500, 503]) {
      expect(new CellProblem(problemOf(status, 'text/plain', 'x')).remedy).not.toBe('')
    }
  })

  test.each([
    [400, 'INPUT_BODY'],
    [401, 'AUTH_TOKEN'],
    [403, 'AUTH_REFUSED'],
    [404, 'NOT_FOUND'],
    [405, 'INPUT_METHOD'],
    [409, 'CONFLICT_EXISTS'],
    [413, 'LIMIT_BODY'],
    [422, 'INPUT_BODY'],
    [429, 'LIMIT_RATE'],
    [507, 'STORE_FULL'],
  ])('has a code for %i where it brings none', (status, code) => {
    expect(problemOf(status, 'text/plain', 'x').code).toBe(code)
    expect(problemOf(status, 'application/json', '{"detail":"x","code":5}').code).toBe(code)
    expect(problemOf(status, 'application/json', '{"code":"TIMEOUT"}').code).toBe('TIMEOUT')
    expect(faults[code as keyof typeof faults]).toBeDefined()
  })

  test('has the code that the header names, if there is one of that name', () => {
    const code = (named: string, body = '{"detail":"x"}') =>
      problemOf(503, 'application/json', body, named).code
    expect(code('PEER_UNREACHABLE')).toBe('PEER_UNREACHABLE')
    expect(code('PEER_UNREACHABLE', '{"code":"PEER_FROZEN"}')).toBe('PEER_FROZEN')
    expect(problemOf(401, 'text/plain', 'x', 'AUTH_MISSING').code).toBe('AUTH_MISSING')
    for (const named of ['', 'toString', 'NONE']) expect(code(named)).toBeUndefined()
  })

  test.each([
    ['text/plain', '404 page not found\n', '404 page not found'],
    ['application/json', '{"error":"no such thing"}', 'no such thing'],
    ['application/json', '{broken', 'The answer was HTTP 502.'],
    ['application/json', '[1]', '[1]'],
    ['text/html', '<h1>Bad gateway</h1>', 'The answer was HTTP 502.'],
    ['', '', 'The answer was HTTP 502.'],
  ])('is read from %s %s', (type, body, detail) => {
    expect(problemOf(502, type, body).detail).toBe(detail)
  })

  test('is cut when it is long', () => {
    const { detail } = problemOf(500, 'application/json', `{"detail":"${'x'.repeat(9_999)}"}`)
    expect(detail).toHaveLength(2_000)
  })
})

function heard(thrown: unknown, asJson: boolean) {
  let said = ''
  const screen = { err: (text: string) => (said += text) } as unknown as Screen
  const code = reportFailure(screen, thrown, { command: 'rackcell node list', asJson })
  return { said, code }
}

describe('a failure', () => {
  test('says what failed, why, and what to do', () => {
    const { said, code } = heard(new Fault('STORE_LOCKED', { message: 'Held by 17.' }), false)
    expect(said).toBe(
      [
        'rackcell node list failed: Held by 17.',
        `  what to do: ${faults.STORE_LOCKED.remedy}`,
        '  code: STORE_LOCKED, "rackcell explain STORE_LOCKED" says more',
        '',
      ].join('\n'),
    )
    expect(code).toBe(1)
  })

  test('of a route without codes has the code of its status, for explain', () => {
    const thrown = new CellProblem(problemOf(409, 'application/json', '{"detail":"in use"}'))
    const { said, code } = heard(thrown, false)
    expect(said).toContain('"rackcell explain CONFLICT_EXISTS" says more')
    expect(code).toBe(4)
    const teapot = new CellProblem(problemOf(418, 'application/json', '{"code":7}'))
    expect(heard(teapot, false).said).toContain('code: HTTP 418')
  })

  test('is one line of JSON when JSON was asked for', () => {
    const { said } = heard(new Fault('INPUT_IP', { details: { given: 'x' } }), true)
    expect(JSON.parse(said)).toMatchObject({ code: 'INPUT_IP', given: 'x', status: 400 })
    expect(said.trimEnd()).not.toContain('\n')
  })

  test('of our own shows where it happened', () => {
    const { said, code } = heard(new TypeError('x is not a function'), false)
    expect(said).toContain('x is not a function')
    expect(said).toContain('exit-code.test.ts')
    expect(code).toBe(1)
  })

  test('never speaks to the terminal in its own voice', () => {
    const problem = problemOf(400, 'application/json', '{"detail":"\\u001b]0;gotcha\\u0007"}')
    expect(heard(new CellProblem(problem), false).said).not.toContain('\u001b')
  })
})
