import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { requirement } from '../requirement.ts'

const missing = requirement({ command: 'strace', package: 'strace' })

/**
 * The numbers of the trace's lines in which something matching happened or, for a call, completed.
 */
function linesWith(trace: readonly string[], pattern: RegExp): readonly number[] {
  return trace.flatMap((line, at) => (pattern.test(line) ? [at] : []))
}

describe.skipIf(missing)('a write', () => {
  test('is flushed before it is answered', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder('strace')
    const traceFile = join(folder.path, 'trace')
    const calls = 'trace=fsync,fdatasync,read,write,writev,sendmsg,sendto'
    const cell = await startCell({
      data: join(folder.path, 'data'),
      wrapper: ['strace', '-f', '-s', '120', '-e', calls, '-o', traceFile],
    })
    try {
      for (let at = 0; at < 5; at++) {
        const answer = await fetch(`${cell.url}/hsm/v2/Inventory/EthernetInterfaces`, {
          method: 'POST',
          headers: { authorization: `Bearer ${cell.token}`, 'x-request-id': `write-${at}` },
          body: JSON.stringify({ MACAddress: `02000000000${at}` }),
        })
        expect(answer.status).toBe(201)
        await answer.arrayBuffer()
      }
    } finally {
      await cell.stop()
    }
    const trace = readFileSync(traceFile, 'utf8').split('\n')
    const requests = linesWith(trace, /read\(.*POST \/hsm\/v2\/Inventory\/EthernetInterfaces/)
    const answers = linesWith(trace, /(write|writev|sendmsg|sendto)\(.*HTTP\/1\.1 201/)
    const flushes = linesWith(trace, /(fdatasync|fsync)(\(\d+\)| resumed>.*)\s+= 0/)
    folder.remove()
    expect(requests).toHaveLength(5)
    expect(answers).toHaveLength(5)
    for (const [at, request] of requests.entries()) {
      const answer = answers[at] ?? 0
      expect(flushes.some((flush) => flush > request && flush < answer)).toBe(true)
    }
  })
})
