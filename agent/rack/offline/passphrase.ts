import { readFileSync } from 'node:fs'
import { Fault } from '../../../cell/env/index.ts'

const interrupt = '\u0003'
const endOfInput = '\u0004'
const eraseLine = '\u0015'
const erase = ['\u007f', '\b']

/** What is said to a person who is asked. */
export interface PassphraseWords {
  readonly question: string
  /** What has happened when nothing is answered. */
  readonly outcome: string
}

const backupWords: PassphraseWords = {
  question: 'Passphrase of the backup: ',
  outcome: 'nothing was restored',
}

/** Reads one line from the terminal without showing it. */
function askTerminal({ question, outcome }: PassphraseWords): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  const typed: string[] = []
  return new Promise<string>((resolve, reject) => {
    const finish = (fault?: Fault) => {
      stdin.off('data', hear)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      if (fault) reject(fault)
      else resolve(typed.join(''))
    }
    const hear = (text: string) => {
      for (const char of text) {
        if (char === '\r' || char === '\n' || char === endOfInput) return finish()
        if (char === interrupt) {
          return finish(new Fault('INPUT_PASSPHRASE', { message: `Given up; ${outcome}.` }))
        }
        if (erase.includes(char)) typed.pop()
        else if (char === eraseLine) typed.length = 0
        else if (char >= ' ') typed.push(char)
      }
    }
    stdin.on('data', hear)
  })
}

/**
 * A passphrase, a backup's where nothing else is said: the first line of a file, or typed. Faults:
 * INPUT_PASSPHRASE, NOT_FOUND_FILE.
 */
export async function readPassphrase(
  file: string | undefined,
  words = backupWords,
): Promise<string> {
  if (file === undefined) {
    if (process.stdin.isTTY) return await askTerminal(words)
    throw new Fault('INPUT_PASSPHRASE', {
      message: 'There is no terminal to ask for the passphrase on; use --passphrase-file.',
    })
  }
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The passphrase file ${file} cannot be read: ${(cause as Error).message}`,
    })
  }
}
