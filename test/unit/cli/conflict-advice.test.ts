import { describe, expect, it } from 'vitest'
import { settlementsOf } from '../../../agent/cli/command/conflict-advice.ts'
import type { ConflictVersion } from '../../../agent/cli/command/conflict-row.ts'

const version = (value?: Record<string, unknown>): ConflictVersion => ({
  cell: 'x1001',
  deleted: value === undefined,
  ...(value ? { value } : {}),
  hash: 'aa',
})

const commandOf = (family: string, record: string, value?: Record<string, unknown>) =>
  settlementsOf({ id: 'a', kind: 'intent', family, record, versions: [version(value)] })[0]?.command

describe('an intent is settled by writing it again', () => {
  it.each([
    [
      'group gpu',
      { description: 'fast ones', tags: ['a', 'b'] },
      `group set gpu --description 'fast ones' --tag a --tag b`,
    ],
    ['group gpu', { tags: [] }, `group set gpu --description ''`],
    ['group gpu', undefined, 'group delete gpu'],
    ['partition p1', { description: 'left half' }, `partition set p1 --description 'left half'`],
    ['partition p1', undefined, 'partition delete p1'],
    [
      'bootIntent group:gpu',
      { kernel: 'http://s/k', params: 'quiet a=b' },
      `boot set @gpu --kernel http://s/k --params 'quiet a=b'`,
    ],
    ['bootIntent role:Compute', { initrd: 'i' }, 'boot set role:Compute --initrd i'],
    ['bootIntent unknown:x86_64', undefined, 'boot delete unknown-x86_64'],
    ['bootHost host:x1000c0s0b0n0', { kernel: 'k' }, 'boot set x1000c0s0b0n0 --kernel k'],
    [
      'cloudGroup gpu',
      { description: 'd', metaDataJson: '{"a":"b c","n":1}', hasFile: true },
      `cloud-init group set gpu --replace-values --description d --value 'a=b c' --value n=1 --file FILE`,
    ],
    ['cloudGroup gpu', undefined, 'cloud-init group delete gpu'],
    [
      'cloudDefaults cluster',
      { clusterName: 'demo', nidLength: 4, publicKeys: ['ssh a'] },
      `cloud-init defaults set --cluster-name demo --nid-length 4 --public-key 'ssh a'`,
    ],
  ])('%s as %j', (about, value, command) => {
    const [family = '', record = ''] = about.split(' ')
    expect(commandOf(family, record, value)).toBe(`rackcell ${command}`)
  })

  it('what no command writes is written again as it was', () => {
    expect(commandOf('bootImage', 'kernel/http://s/k', { params: 'quiet' })).toBeUndefined()
  })
})

it('what is held, claimed twice or not applied says what to do', () => {
  const of = (kind: string, family: string, value?: Record<string, unknown>, index = 'nid') =>
    settlementsOf({
      id: 'a',
      kind,
      family,
      record: 'x1000c0s0b0n0',
      over: { index, value: '5' },
      versions: [version(value)],
    })
  expect(of('held', 'group')[0]?.command).toBe('rackcell cell show x1001')
  expect(of('duplicate', 'component', { id: 'x1000c0s0b0n0' })[0]?.command).toBe(
    'rackcell node set x1000c0s0b0n0 --nid NUMBER',
  )
  const port = { id: '02', componentId: 'x1000c0s0b0n0' }
  expect(of('duplicate', 'ethernetInterface', port, 'ip')[0]?.command).toBe(
    'rackcell node show x1000c0s0b0n0',
  )
  expect(of('proposal', 'component', { id: 'x' })[0]).toEqual({
    says: 'x1001 no longer owns it; write it again if it is still wanted',
  })
})
