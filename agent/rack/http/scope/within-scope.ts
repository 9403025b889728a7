import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { type Scope, scopeText } from '../../../../cell/identity/index.ts'
import { parseXname } from '../../../../cell/inventory/index.ts'
import type { Ledger, Transaction } from '../../../../cell/store/index.ts'
import { coversComponent, strayChange } from '../../../../cell/tenancy/index.ts'
import type { Caller } from '../../auth/index.ts'

type Asked = Pick<FastifyRequest, 'caller' | 'params' | 'body'>

const texts = (value: unknown): readonly string[] =>
  [value].flat().filter((item) => typeof item === 'string')

/** Components that a request names: also what changes nothing may not be asked of any other. */
function componentsNamed({ params, body }: Asked): readonly string[] {
  const { xname } = (params ?? {}) as Readonly<Record<string, unknown>>
  const given = typeof body === 'object' && body !== null ? body : {}
  const { ComponentIDs, Components, id, ids } = given as Readonly<Record<string, unknown>>
  const rows = Array.isArray(Components) ? (Components as readonly { ID?: unknown }[]) : []
  const named = [xname, ComponentIDs, id, ids, rows.map((row) => row?.ID)].flatMap(texts)
  return named.flatMap((text) => parseXname(text)?.name ?? [])
}

/**
 * A decision that ends in a fault when the request names, or the decision touches, what the
 * caller's token does not cover; judged by what was written, whatever the route was. Fault:
 * AUTH_SCOPE.
 */
export function withinScope<Result>(
  ledger: Ledger,
  request: Asked,
  decide: (tx: Transaction) => Result,
): (tx: Transaction) => Result {
  const { caller } = request
  const scope = caller?.scope
  if (!scope) return decide
  return (tx) => {
    const named = componentsNamed(request).find((name) => !coversComponent(ledger, scope, name))
    if (named !== undefined) throw outside(caller, scope, named)
    const result = decide(tx)
    const stray = strayChange(ledger, scope, tx.changes)
    if (stray === undefined) return result
    throw outside(caller, scope, stray)
  }
}

function outside({ subject }: Caller, scope: Scope, what: string): Fault {
  return new Fault('AUTH_SCOPE', {
    message: `The token of ${subject} is limited to ${scopeText(scope)}; ${what} is outside.`,
    details: { scope: scopeText(scope) },
  })
}
