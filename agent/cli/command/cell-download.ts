import { Fault } from '../../../cell/env/fault.ts'
import { readPassphrase } from '../backup/passphrase.ts'
import { recipientOf } from '../backup/recipient.ts'
import { saveTo } from '../backup/save.ts'
import type { CellStream } from '../cell-client.ts'
import { systemReason } from '../input-file.ts'
import type { Invocation } from '../invocation.ts'
import { sizeText } from '../output/size-text.ts'

/** `rackcell cell backup`. */
export async function backUp(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const path = invocation.word(0)
  const save = await saveTo(path, { isForced: invocation.flag('force'), mode: 0o600 })
  const passphrase = await readPassphrase({ screen, file: invocation.text('passphraseFile') })
  const recipient = await recipientOf(passphrase)
  const stream = await client.stream('POST', '/cells/v1/backup', { body: { recipient } })
  const bytes = await save(stream, screen)
  screen.out(`${path}: ${sizeText(bytes)}, encrypted\n`)
  screen.err(`to use it: rackcell cell restore ${path} --data FOLDER\n`)
}

/** `rackcell cell export`. */
export async function exportAll(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const path = invocation.word(0)
  if (path === '-') {
    return copyToScreen(await client.stream('GET', '/cells/v1/export'), screen)
  }
  const save = await saveTo(path, { isForced: invocation.flag('force'), mode: 0o600 })
  const bytes = await save(await client.stream('GET', '/cells/v1/export'), screen)
  screen.out(`${path}: ${sizeText(bytes)}\n`)
}

async function copyToScreen({ chunks }: CellStream, screen: Invocation['screen']): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of chunks) {
      screen.out(decoder.decode(chunk, { stream: true }))
    }
  } catch (cause) {
    throw new Fault('PEER_UNREACHABLE', {
      cause,
      message: `The cell broke off its answer: ${systemReason(cause)}.`,
    })
  }
  screen.out(decoder.decode())
}
