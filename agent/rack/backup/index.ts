/**
 * Copies of a cell: the encrypted backup of a running one with its keys and secrets, its restore
 * into a new data folder, and the readable export without secrets. A copy shows the cell at one
 * moment while writes go on. A backup that was cut short or changed is recognised before anything
 * is touched; only the passphrase opens it, and the cell never learns that passphrase. The format:
 * docs/protocols/backup.md.
 */
export { type BackupSource, backupStream } from './backup-stream.ts'
export { exportLines } from './export-lines.ts'
export type { BackupHeader, Counts } from './header.ts'
export { backupsAtOnceMax, scryptCost } from './limits.ts'
export { parseRecipient, type Recipient } from './recipient.ts'
export { type Restored, type RestoreRequest, restoreBackup } from './restore.ts'
