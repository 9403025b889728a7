/**
 * iPXE scripts as text, line for line as existing clients and people expect them (reference 3.3).
 */

/** What a machine boots. */
export interface BootScript {
  readonly kernel: string
  readonly initrd: string | undefined
  /** Words for the kernel, without the loader's own `initrd=`. */
  readonly commandLine: string
  /** Seconds before it asks again when booting failed. */
  readonly retryDelaySeconds: number
  /** Where it asks again. */
  readonly chainUrl: string
}

/** What a machine gets that must wait. */
export interface WaitScript {
  readonly delaySeconds: number
  readonly chainUrl: string
}

/**
 * The name by which the loader hands the initrd to the kernel; configured ones name another
 * loader's.
 */
const initrdWord = /(^|\s)initrd=\S*(?=\s|$)/g

const control = /\p{Cc}+/gu

/** One line. Records from elsewhere may hold what our own checks refuse; a line stays one line. */
function line(text: string): string {
  return `${text.replace(control, ' ')}\n`
}

/**
 * The script that boots. It ends with a retry: a machine that was sent something broken comes back
 * by itself. The empty line at its end is needed: older loaders run a last line only when it is
 * complete.
 */
export function bootScript(script: BootScript): string {
  const { kernel, initrd, retryDelaySeconds, chainUrl } = script
  const words = initrd
    ? `initrd=initrd ${script.commandLine.replace(initrdWord, '').trim()}`
    : script.commandLine
  return [
    '#!ipxe\n',
    line(`kernel --name kernel ${`${kernel} ${words}`.trim()} || goto boot_retry`),
    initrd ? line(`initrd --name initrd ${initrd} || goto boot_retry`) : '',
    'boot || goto boot_retry\n:boot_retry\n',
    line(`sleep ${retryDelaySeconds}`),
    line(`chain ${chainUrl}`),
    '\n',
  ].join('')
}

/** The script that waits and asks again. */
export function waitScript({ delaySeconds, chainUrl }: WaitScript): string {
  return `#!ipxe\n${line(`sleep ${delaySeconds}`)}${line(`chain ${chainUrl}`)}\n`
}

/** The variable that the loader replaces with its architecture before it asks. */
export const architectureVariable = '${buildarch}'
