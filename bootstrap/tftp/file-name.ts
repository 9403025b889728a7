/**
 * The name of a file as a client asks for it, as a path below the folder of loaders; undefined for
 * one that would lead out of it or is none. Firmware writes `\` for `/` and begins with one; `..`,
 * controls and names that begin with a dot are refused, not cleaned.
 */
export function tftpPathOf(name: string): string | undefined {
  const parts = name.replaceAll('\\', '/').replace(/^\/+/, '').split('/')
  const isPlain = parts.every((part) => /^[\w+@-][\w.+@ :-]*$/.test(part))
  return isPlain && name.length <= 255 ? parts.join('/') : undefined
}
