/**
 * The kernel's command line: what is configured, then words that tell the booted system who and
 * where it is. A word is added only when none with the same beginning is there: what an operator
 * wrote stands.
 */
import type { BootResolution } from './resolve.ts'

/** What only the one who answers the request knows. */
export interface BootSurroundings {
  /** The MAC that asked, spelled as it asked; absent when it asked otherwise. */
  readonly askingMac?: string | undefined
  /** Where the node finds its cloud-init documents, with a slash at its end. */
  readonly seedUrl?: string | undefined
}

/** A word that may be added, and why. */
export interface AddedWord {
  /** No configured word may begin with it. */
  readonly prefix: string
  readonly value: string
  readonly from: string
}

/**
 * The words to be added to what is configured, in order, before looking which are there already.
 */
function candidates({ node, choice, wait }: BootResolution, around: BootSurroundings): AddedWord[] {
  const words: AddedWord[] = []
  const add = (prefix: string, value: string | undefined, from: string) => {
    if (value) words.push({ prefix, value, from })
  }
  // An unknown machine is told nothing about itself: the inventory does not vouch for it.
  if (node && wait === undefined) {
    add('xname=', node.id, 'the inventory')
    add('nid=', node.nid === undefined ? undefined : String(node.nid), 'the inventory')
    add('bss_referral_token=', choice?.entry.referralToken, 'the write of the configuration')
  }
  const digits = around.askingMac?.replace(/[^0-9a-f]/gi, '')
  add('BOOTIF=', digits && `01-${digits.replace(/(..)(?=.)/g, '$1-')}`, 'the MAC that asked')
  add('ds=', around.seedUrl && `nocloud-net;s=${around.seedUrl}`, 'the address of this cell')
  return words
}

function hasWord(params: string, prefix: string): boolean {
  return params.startsWith(prefix) || params.includes(` ${prefix}`)
}

/** The words that are added to the configured parameters. */
export function addedWords(resolution: BootResolution, around: BootSurroundings): AddedWord[] {
  const params = resolution.choice?.params ?? ''
  return candidates(resolution, around).filter(({ prefix }) => !hasWord(params, prefix))
}

/** The whole command line, without the loader's own `initrd=`. */
export function commandLine(resolution: BootResolution, around: BootSurroundings): string {
  const words = addedWords(resolution, around).map(({ prefix, value }) => prefix + value)
  return [resolution.choice?.params, ...words].filter(Boolean).join(' ')
}
