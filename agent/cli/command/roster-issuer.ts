import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { askRoot, issuerWordOf, rootOptions } from './root-signature.ts'
import { dryRunOption, orderChange } from './roster-change.ts'
import type { Branch, Leaf } from './shape.ts'

async function add(invocation: Invocation): Promise<ExitCode> {
  const cell = invocation.word(0)
  const { request, isIssuer, until } = await issuerWordOf(invocation, cell)
  const renew = invocation.flag('renew')
  if (isIssuer && !renew) {
    invocation.screen.out(`${cell} is an issuer already, until ${until}.\n`)
    return exitCodes.ok
  }
  const { code, answer } = await askRoot<{ readonly certificate: string }>(invocation, 'issuer', {
    cell,
    request,
  })
  if (!answer) return code
  const { certificate } = answer
  return await orderChange(invocation, '/cells/v1/roster/issuers', {
    ...{ cell, certificate, renew },
  })
}

async function remove(invocation: Invocation): Promise<ExitCode> {
  const body = { cell: invocation.word(0), revoke: invocation.flag('revoke') }
  return await orderChange(invocation, '/cells/v1/roster/issuers/remove', body)
}

const addLeaf: Leaf = {
  kind: 'leaf',
  name: 'add',
  summary: 'make a cell an issuer, with the root',
  notes:
    'An issuer makes tokens for the whole cluster, renews certificates, and may become the ' +
    'editor. Have two or three, on different hosts. The cell runs and proves the key that lies ' +
    'beside its own; the root signs it here, and does not leave this machine.',
  arguments: [{ form: '<cell>', summary: 'the cell', completes: 'cell' }],
  options: [
    ...rootOptions,
    { flags: '--renew', summary: 'also when it is one: its certificate begins a new year' },
    dryRunOption,
  ],
  prints: 'value',
  examples: [
    ['rackcell roster issuer add x1001 --root /media/usb/root.key', 'asks for the passphrase'],
  ],
  act: add,
}

const removeLeaf: Leaf = {
  kind: 'leaf',
  name: 'remove',
  summary: 'end an issuer: its tokens count no more',
  notes:
    'The cell stays what it is otherwise, and what it certified is certified anew by the editor. ' +
    'It can be added again, unless its key was revoked: nothing undoes that.',
  arguments: [{ form: '<cell>', summary: 'the cell', completes: 'cell' }],
  options: [
    { flags: '--revoke', summary: 'its key counts no more for anything, as after a theft' },
    dryRunOption,
  ],
  prints: 'value',
  examples: [['rackcell roster issuer remove x1001', 'the cell stays; its tokens end at once']],
  act: remove,
}

/** `rackcell roster issuer`. */
export const rosterIssuer: Branch = {
  kind: 'branch',
  name: 'issuer',
  summary: 'who makes tokens and may edit the roster',
  commands: [addLeaf, removeLeaf],
}
