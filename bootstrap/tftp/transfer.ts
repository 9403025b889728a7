/** One file on its way to one client: a state machine without sockets or clock. */
import {
  blockBytesDefault,
  blockBytesMax,
  blockBytesMin,
  blockBytesOffered,
  retriesMax,
  retryMs,
  retrySecondsMax,
  windowMax,
} from './limits.ts'
import { dataBytes, optionAckBytes } from './packet.ts'

/** How a file is sent, and what the client is told of it. */
interface Terms {
  readonly blockBytes: number
  readonly windowBlocks: number
  readonly retryMs: number
  /** Options that were taken; none = the client sent none that is known. */
  readonly taken: ReadonlyMap<string, string>
}

/** What comes of a step. */
export interface Step {
  readonly packets: readonly Uint8Array[]
  /** `sent` = the client has all of it; `lost` = it does not answer any more. */
  readonly end?: 'sent' | 'lost'
}

const nothing: Step = { packets: [] }

const wholeNumber = (text: string | undefined, min: number, max: number): number | undefined => {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined
  const number = Number(text)
  return number >= min && number <= max ? number : undefined
}

/** What is taken of the options of a request; others are passed over in silence (RFC 2347). */
function termsOf(asked: ReadonlyMap<string, string>, fileBytes: number): Terms {
  const taken = new Map<string, string>()
  const take = (name: string, value: number | undefined) => {
    if (value !== undefined) taken.set(name, String(value))
    return value
  }
  const block = wholeNumber(asked.get('blksize'), blockBytesMin, blockBytesMax)
  const blockBytes = take('blksize', block && Math.min(block, blockBytesOffered))
  if (asked.has('tsize')) take('tsize', fileBytes)
  const seconds = take('timeout', wholeNumber(asked.get('timeout'), 1, retrySecondsMax))
  const window = wholeNumber(asked.get('windowsize'), 1, 65_535)
  const windowBlocks = take('windowsize', window && Math.min(window, windowMax))
  return {
    blockBytes: blockBytes ?? blockBytesDefault,
    windowBlocks: windowBlocks ?? 1,
    retryMs: seconds === undefined ? retryMs : seconds * 1_000,
    taken,
  }
}

/** A transfer (RFC 1350; windows by RFC 7440). Blocks are numbered from 1 and wrap at 65,536. */
export class Transfer {
  readonly #file: Uint8Array
  readonly #terms: Terms
  readonly #blocks: number
  /** Blocks that the client has. */
  #acknowledged = 0
  #isOpen: boolean
  #retries = 0

  constructor(file: Uint8Array, options: ReadonlyMap<string, string>) {
    this.#file = file
    this.#terms = termsOf(options, file.length)
    // The last block is a short one, if need be an empty one.
    this.#blocks = Math.floor(file.length / this.#terms.blockBytes) + 1
    this.#isOpen = this.#terms.taken.size === 0
  }

  /** Milliseconds after which `silence` is due when nothing has come. */
  get retryMs(): number {
    return this.#terms.retryMs
  }

  /** The first packets: the options that were taken, or the first blocks. */
  start(): Step {
    return { packets: this.#isOpen ? this.#window() : [optionAckBytes(this.#terms.taken)] }
  }

  /**
   * The client has everything up to a block. An acknowledgement that says nothing new is passed
   * over, so that a doubled packet does not double all that follow (RFC 1123, 4.2.3.1).
   */
  acknowledged(block: number): Step {
    if (!this.#isOpen) {
      if (block !== 0) return nothing
      this.#isOpen = true
      this.#retries = 0
      return { packets: this.#window() }
    }
    const ahead = (block - this.#acknowledged) & 0xffff
    const sent = Math.min(this.#terms.windowBlocks, this.#blocks - this.#acknowledged)
    if (ahead === 0 || ahead > sent) return nothing
    this.#acknowledged += ahead
    this.#retries = 0
    if (this.#acknowledged === this.#blocks) return { packets: [], end: 'sent' }
    return { packets: this.#window() }
  }

  /** Nothing came for `retryMs`: the same again, some times. */
  silence(): Step {
    this.#retries += 1
    return this.#retries > retriesMax ? { packets: [], end: 'lost' } : this.start()
  }

  #window(): readonly Uint8Array[] {
    const { blockBytes, windowBlocks } = this.#terms
    const count = Math.min(windowBlocks, this.#blocks - this.#acknowledged)
    return Array.from({ length: count }, (_, index) => {
      const at = this.#acknowledged + index
      const part = this.#file.subarray(at * blockBytes, (at + 1) * blockBytes)
      return dataBytes((at + 1) & 0xffff, part)
    })
  }
}

/** A text file as `netascii` has it (RFC 764): lines end with CR LF, a bare CR with CR NUL. */
export function netascii(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('latin1')
  const ends = { '\n': '\r\n', '\r': '\r\0' }
  return Buffer.from(
    text.replace(/[\r\n]/g, (end) => ends[end as keyof typeof ends]),
    'latin1',
  )
}
