/** Where a value came from. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'file'; readonly path: string; readonly line: number }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'flag'; readonly name: string }

/**
 * The origin for people: `default`, `/etc/rackcell/config.yaml line 4`, `RACKCELL_LOG_LEVEL`,
 * `--http`.
 */
export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'default':
      return 'default'
    case 'file':
      return `${origin.path} line ${origin.line}`
    case 'environment':
    case 'flag':
      return origin.name
  }
}
