import { Fault, type FaultCode, faults } from '../../../cell/env/fault.ts'
import { exitCodeOf, isFaultCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printList, printValue } from '../output/list.ts'
import type { Leaf } from './shape.ts'

interface Row {
  readonly code: FaultCode
  readonly status: number
  readonly retry: string
  readonly message: string
  readonly remedy: string
  readonly exit: number
}

function rowOf(code: FaultCode): Row {
  const { status, retry, message, remedy } = faults[code]
  return { code, status, retry, message, remedy, exit: exitCodeOf({ code }) }
}

const retryTexts: Readonly<Record<string, string>> = {
  now: 'repeat at once',
  later: 'wait a moment, then repeat',
  never: 'repeating does not help; change something first',
}

async function explainCodes(invocation: Invocation): Promise<void> {
  const { screen, format } = invocation
  const given = invocation.optionalWord(0)
  if (given === undefined) {
    return printList(screen, format, {
      rows: (Object.keys(faults) as FaultCode[]).map(rowOf),
      name: ({ code }) => code,
      columns: [
        { title: 'CODE', value: ({ code }) => code },
        { title: 'HTTP', value: ({ status }) => status, align: 'right' },
        { title: 'EXIT', value: ({ exit }) => exit, align: 'right' },
        { title: 'MEANING', value: ({ message }) => message, mayShrink: true },
      ],
      none: '',
    })
  }
  const code = given.toUpperCase()
  if (!isFaultCode(code)) {
    throw new Fault('NOT_FOUND', {
      message: `There is no error code ${code}; "rackcell explain" lists them all.`,
    })
  }
  const row = rowOf(code)
  if (format === 'name') return screen.out(`${row.code}\n`)
  if (format !== 'table') return printValue(screen, format, row)
  screen.out(
    fieldsText([
      ['code', row.code],
      ['meaning', row.message],
      ['what to do', row.remedy],
      ['repeating', retryTexts[row.retry]],
      ['HTTP status', row.status],
      ['exit code', row.exit],
    ]),
  )
}

/** `rackcell explain`: works without a cell. */
export const explain: Leaf = {
  kind: 'leaf',
  name: 'explain',
  summary: 'what an error code means and what to do',
  arguments: [{ form: '[code]', summary: 'a code from an error', completes: 'fault-code' }],
  prints: 'list',
  examples: [
    ['rackcell explain STORE_LOCKED', 'one code'],
    ['rackcell explain', 'all of them'],
  ],
  act: explainCodes,
}
