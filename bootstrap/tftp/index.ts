/**
 * TFTP as firmware reads loaders by it (RFC 1350, 2347, 2348, 2349, 7440): packets, and a transfer
 * as a state machine. It promises that no name leads out of the folder and that a client that falls
 * silent costs a few packets.
 */
export { tftpPathOf } from './file-name.ts'
export {
  type ClientPacket,
  errorBytes,
  readClientPacket,
  tftpError,
} from './packet.ts'
export { netascii, type Step, Transfer } from './transfer.ts'
