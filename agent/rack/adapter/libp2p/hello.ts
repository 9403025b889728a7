import type { Stream } from '@libp2p/interface'
import { type Admission, helloBytesMax, type PeerKey } from '../../../../cell/env/index.ts'
import type { Frame } from './frame.ts'
import { FrameStream } from './frame-stream.ts'
import { reasonBytesMax } from './limits.ts'

/** Kinds of frames on /rackcell/hello/1. */
const kinds = { refused: 0, welcome: 1, hello: 2 } as const

/** How a greeting ended. `refused` says who refused, and why. */
export type Greeting =
  | { readonly is: 'admitted' }
  | { readonly is: 'refused'; readonly by: 'us' | 'them'; readonly reason: string }
  | { readonly is: 'broken'; readonly reason: string }

/** One exchange of hellos. */
interface GreetingOptions {
  readonly peer: PeerKey
  readonly stream: Stream
  readonly admission: Admission
  /** Called once, at the moment at which it is decided. */
  readonly settle: (greeting: Greeting) => void
}

const unprintable = /[^\x20-\x7e]/g

/** A reason as it may be shown: what strangers say goes into logs. */
function printable(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, reasonBytesMax)).toString('latin1')
  return text.replace(unprintable, '?') || 'no reason given'
}

const reasonBytes = (reason: string) => Buffer.from(reason).subarray(0, reasonBytesMax)

/**
 * The dialler's half: its hello; then the other's welcome with its hello, or a refusal; then its
 * own welcome or refusal. Each step is taken at the moment its frame arrives, so that whatever was
 * sent behind the last one finds the decision made.
 */
export function greet({ peer, stream, admission, settle }: GreetingOptions): void {
  const frames = new FrameStream(stream, helloBytesMax)
  const once = onceOnly(settle)
  frames.listen(
    (frame) => {
      const heard = hear(frame, kinds.welcome)
      once(heard ?? decide(frames, admission.admit(peer, frame.bytes)))
      end(frames)
    },
    () => once({ is: 'broken', reason: 'the other side ended the hello' }),
  )
  frames.sendNow(kinds.hello, admission.hello())
}

/** The listener's half of the same exchange. */
export function answerGreeting({ peer, stream, admission, settle }: GreetingOptions): void {
  const frames = new FrameStream(stream, helloBytesMax)
  const once = onceOnly(settle)
  let isAsked = false
  frames.listen(
    (frame) => {
      const heard = hear(frame, isAsked ? kinds.welcome : kinds.hello)
      if (isAsked || heard) {
        once(heard ?? { is: 'admitted' })
        return end(frames)
      }
      isAsked = true
      const greeting = decide(frames, admission.admit(peer, frame.bytes), admission.hello())
      // The other side still has to say whether it lets us in.
      if (greeting.is !== 'admitted') once(greeting)
    },
    () => once({ is: 'broken', reason: 'the other side ended the hello' }),
  )
}

/** What a frame that was not `expected` means. */
function hear(frame: Frame, expected: number): Greeting | undefined {
  if (frame.kind === expected) return undefined
  if (frame.kind === kinds.refused) {
    return { is: 'refused', by: 'them', reason: printable(frame.bytes) }
  }
  return { is: 'broken', reason: 'the other side spoke out of turn' }
}

/** Says yes or no to the other side. */
function decide(frames: FrameStream, refusal: string | undefined, hello?: Uint8Array): Greeting {
  if (refusal === undefined) {
    frames.sendNow(kinds.welcome, hello)
    return { is: 'admitted' }
  }
  frames.sendNow(kinds.refused, reasonBytes(refusal))
  return { is: 'refused', by: 'us', reason: refusal }
}

/** The stream has done its work; when it cannot end in order its connection is ending anyway. */
function end(frames: FrameStream): void {
  frames.finish().catch(() => frames.abort('the hello is over'))
}

function onceOnly(settle: (greeting: Greeting) => void): (greeting: Greeting) => void {
  let isSettled = false
  return (greeting) => {
    if (isSettled) return
    isSettled = true
    settle(greeting)
  }
}
