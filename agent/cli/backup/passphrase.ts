import { Fault } from '../../../cell/env/fault.ts'
import { readInput } from '../input-file.ts'
import { passphraseCharsMin } from '../limits.ts'
import type { Screen } from '../output/screen.ts'

/**
 * A new passphrase: the first line of a file, or typed twice on the terminal without being shown.
 */
export async function readPassphrase({
  screen,
  file,
}: {
  readonly screen: Screen
  readonly file: string | undefined
}): Promise<string> {
  if (file !== undefined) {
    const { text } = await readInput(file)
    return longEnough(text.split(/\r?\n/, 1)[0] ?? '', file)
  }
  if (!process.stdin.isTTY || !screen.isInteractive) {
    throw new Fault('INPUT_USAGE', {
      message: 'There is no terminal to ask for a passphrase on; use --passphrase-file.',
    })
  }
  const first = longEnough(await ask(screen, 'New passphrase: '), 'the passphrase')
  if (first === (await ask(screen, 'The same again: '))) return first
  throw new Fault('INPUT_USAGE', { message: 'The two passphrases differ; nothing was saved.' })
}

function longEnough(passphrase: string, name: string): string {
  if ([...passphrase].length >= passphraseCharsMin) return passphrase
  throw new Fault('INPUT_USAGE', {
    message: `A passphrase has ${passphraseCharsMin} characters at least; ${name} has fewer.`,
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: such a sequence starts with escape
const keySequence = /\u001b(?:\[[0-9;]*[A-Za-z~]|O[A-Z])/g

/** Reads a line from the terminal in raw mode: nothing of it is echoed. */
async function ask(screen: Screen, question: string): Promise<string> {
  const { stdin } = process
  screen.err(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  try {
    return await new Promise<string>((settle, fail) => {
      const typed: string[] = []
      const hear = (heard: string): void => {
        // Arrow keys and their like come as sequences and are no part of a passphrase.
        const text = heard.replaceAll(keySequence, '')
        for (const char of text) {
          if (char === '\r' || char === '\n' || char === '\u0004') {
            stdin.off('data', hear)
            settle(typed.join(''))
            return
          }
          if (char === '\u0003') {
            stdin.off('data', hear)
            fail(new Fault('INPUT_USAGE', { message: 'Given up; nothing was saved.' }))
            return
          }
          if (char === '\u007f' || char === '\b') typed.pop()
          else if (char === '\u0015') typed.length = 0
          else if (char >= ' ') typed.push(char)
        }
      }
      stdin.on('data', hear)
    })
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    screen.err('\n')
  }
}
