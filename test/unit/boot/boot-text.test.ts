import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setBootParameters } from '../../../cell/boot/index.ts'
import { Fault } from '../../../cell/env/index.ts'
import { defaultEnumerations as enumerations } from '../../../cell/inventory/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { tester } from '../../fixture/nodes.ts'

const { ledger } = await openLedger()

async function write(text: { kernel?: string; initrd?: string; params?: string }) {
  const input = {
    hosts: ['Default'],
    macs: [],
    nids: [],
    kernel: 'k',
    initrd: '',
    params: '',
    ...text,
  }
  const rules = { enumerations, referralToken: 't' }
  await ledger.transact(tester, (tx) => setBootParameters(tx, input, rules))
  return ledger.get('bootIntent', 'default')
}

describe('what may stand in a boot script', () => {
  test.each([
    ['params', 'quiet\nchain http://evil/'],
    ['params', 'quiet\rshell'],
    ['params', 'a\u0000b'],
    ['params', 'a\tb'],
    ['params', 'a\u007fb'],
    ['params', 'a\u0085b'],
    ['params', 'a\u2028b'],
    ['params', 'a\ud800b'],
    ['kernel', 'http://k/vmlinuz\nshell'],
    ['kernel', 'http://k/vmlinuz init=/bin/sh'],
    ['initrd', 'http://k/i\u001b[0m'],
    ['params', 'root=x || shell'],
    ['params', '&& shell'],
    ['params', 'a ; reboot'],
    ['params', 'a # comment'],
    ['params', 'x'.repeat(8_193)],
    ['kernel', 'x'.repeat(4_097)],
  ])('%s %j is refused and nothing is written', async (field, text) => {
    await expect(write({ [field]: text })).rejects.toMatchObject({ code: 'INPUT_BODY' })
  })

  test('what a kernel and a URL need survives', async () => {
    const params = 'a&b c="d e" f;g #h ||i root=live:http://h/x?a=1&b=2;c'
    const kernel = 'https://h:9000/k?X-Amz-Algorithm=A&X-Amz-Date=2#f'
    expect(await write({ params: `  ${params}\n`, kernel })).toMatchObject({ params, kernel })
  })

  test('whatever is accepted is one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (params) => {
        const stored = await write({ params }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Fault)
        })
        expect(stored?.params ?? '').not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }),
      { numRuns: 300 },
    )
  })
})
