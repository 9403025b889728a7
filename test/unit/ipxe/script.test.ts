import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootScript, waitScript } from '../../../bootstrap/ipxe/index.ts'

const script = {
  kernel: 'http://h/vmlinuz',
  initrd: 'http://h/initrd.img',
  commandLine: 'quiet',
  retryDelaySeconds: 30,
  chainUrl: 'http://cell/boot/v1/bootscript?mac=02:00:00:00:00:01&retry=1',
}

const kernelLine = (text: string) => text.split('\n')[1]

describe('boot scripts', () => {
  test('an initrd is loaded and named to the kernel; without one there is no word of it', () => {
    expect(bootScript(script)).toContain(
      'initrd --name initrd http://h/initrd.img || goto boot_retry\n',
    )
    expect(kernelLine(bootScript(script))).toContain(' initrd=initrd quiet ')
    const without = bootScript({ ...script, initrd: undefined })
    expect(without).not.toContain('initrd')
    expect(kernelLine(without)).toBe(
      'kernel --name kernel http://h/vmlinuz quiet || goto boot_retry',
    )
  })

  test.each([
    ['initrd=foo.img quiet', 'initrd=initrd quiet'],
    ['quiet initrd=foo.img', 'initrd=initrd quiet'],
    ['root=live:http://h/initrd/root.sqfs', 'initrd=initrd root=live:http://h/initrd/root.sqfs'],
    ['rd.initrd=x quiet', 'initrd=initrd rd.initrd=x quiet'],
    ['', 'initrd=initrd'],
  ])('only a whole word initrd= is replaced: %j', (commandLine, words) => {
    const line = kernelLine(bootScript({ ...script, commandLine }))
    expect(line).toBe(`kernel --name kernel http://h/vmlinuz ${words} || goto boot_retry`)
  })

  test('ends with an empty line: an unfinished last line is not run', () => {
    expect(bootScript(script)).toMatch(/&retry=1\n\n$/)
    expect(waitScript({ delaySeconds: 10, chainUrl: 'http://c' })).toBe(
      '#!ipxe\nsleep 10\nchain http://c\n\n',
    )
  })

  test('no value can add a line, whatever a record from elsewhere holds', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, text, (kernel, initrd, commandLine, chainUrl) => {
        const lines = bootScript({ ...script, kernel, initrd, commandLine, chainUrl }).split(
          /[\r\n]/,
        )
        expect(lines).toHaveLength(initrd ? 9 : 8)
        expect(waitScript({ delaySeconds: 1, chainUrl }).split(/[\r\n]/)).toHaveLength(5)
      }),
    )
  })
})
