/**
 * HTTPS of the management side: which certificate is shown, and when another one. It owns the
 * self-made authority in the keys folder with what that signs, and reads the files of a site's own
 * certificate. It promises that a certificate is renewed, or taken from changed files, without a
 * restart, and that a pair that does not fit never replaces one that does. It does not listen, and
 * does not decide where HTTPS is spoken.
 */
export { SelfMadeAuthority, tlsFiles } from './authority.ts'
export { ownNames } from './own-names.ts'
export { TlsKeeper, type TlsState } from './tls-keeper.ts'
