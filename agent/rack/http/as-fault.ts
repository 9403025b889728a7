import { Fault } from '../../../cell/env/index.ts'
import { UnreadableBody } from './unreadable-body.ts'

interface HttpError {
  readonly code?: string
  readonly statusCode?: number
  readonly message: string
  readonly validation?: readonly {
    readonly instancePath: string
    readonly message?: string
    readonly params?: Readonly<Record<string, unknown>>
  }[]
  readonly validationContext?: string
}

/** `Components.0.ID must be string`: where a value does not fit, and what was wanted there. */
function flawText(error: HttpError): string {
  const flaw = error.validation?.[0]
  const path = flaw?.instancePath.replaceAll('/', '.').replace(/^\./, '')
  const missing = flaw?.params?.['missingProperty']
  const place = typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : path
  const wanted = typeof missing === 'string' ? 'is required' : (flaw?.message ?? 'is not valid')
  return `${place || 'it'} ${wanted}`
}

/**
 * Any thrown thing as a fault: ours as it is, the framework's by what it means, the rest as
 * INTERNAL.
 */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown
  const error = thrown as HttpError
  if (error.validation) {
    const field = flawText(error)
    if (error.validationContext === 'body')
      return new UnreadableBody(field, { cause: thrown, field })
    return new Fault('INPUT_QUERY', { cause: thrown, message: field, details: { field } })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Fault('LIMIT_BODY', { cause: thrown })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return new Fault('INPUT_BODY', { cause: thrown, message: error.message })
  }
  return new Fault('INTERNAL', { cause: thrown })
}
