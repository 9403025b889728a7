/**
 * TFTP of an address: files from one folder and nothing above it. Packets and the course of a
 * transfer are bootstrap/tftp's; this owns the sockets, the timers and the files in memory.
 */
export { FileShelf } from './file-shelf.ts'
export { TftpDesk } from './tftp-desk.ts'
