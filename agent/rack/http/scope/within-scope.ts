import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { type Scope, scopeText } from '../../../../cell/identity/index.ts'
import { parseXname } from '../../../../cell/inventory/index.ts'
import type { Ledger, Reader, Transaction } from '../../../../cell/store/index.ts'
import { coversComponent, strayChange } from '../../../../cell/tenancy/index.ts'
import type { Caller } from '../../auth/index.ts'

type Asked = Pick<FastifyRequest, 'caller' | 'params' | 'body'>

const texts = (value: unknown): readonly string[] =>
  [value].flat().filter((item) => typeof item === 'string')

/** Components that a request names: also what changes nothing may not be asked of any other. */
function componentsNamed({ params, body }: Asked): readonly string[] {
  const { xname } = (params ?? {}) as Readonly<Record<string, unknown>>
  const given = typeof body === 'object' && body !== null ? body : {}
  const { ComponentIDs, id, ids, ...lists } = given as Readonly<Record<string, unknown>>
  const { Components, ReservationKeys, DeputyKeys } = lists
  const rows = [Components, ReservationKeys, DeputyKeys]
    .flatMap((list) => (Array.isArray(list) ? (list as readonly { ID?: unknown }[]) : []))
    .map((row) => row?.ID)
  const named = [xname, ComponentIDs, id, ids, rows].flatMap(texts)
  return named.flatMap((text) => parseXname(text)?.name ?? [])
}

/** The components that the caller's token covers, of those that a filter has found. */
export function coveredOf<Found extends { readonly id: string }>(
  reader: Reader,
  { caller }: Pick<Asked, 'caller'>,
  found: readonly Found[],
): readonly Found[] {
  const scope = caller?.scope
  return scope ? found.filter(({ id }) => coversComponent(reader, scope, id)) : found
}

/** Fault: AUTH_SCOPE when a request names a component that its caller's token does not cover. */
export function requireNamed(reader: Reader, request: Asked): void {
  const { caller } = request
  const scope = caller?.scope
  if (!scope) return
  const stray = componentsNamed(request).find((name) => !coversComponent(reader, scope, name))
  if (stray !== undefined) throw outside(caller, scope, stray)
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
    requireNamed(ledger, request)
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
