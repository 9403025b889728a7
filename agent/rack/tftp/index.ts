/** TFTP of an address: loader files from one folder. */
export { FileShelf } from './file-shelf.ts'
export { TftpDesk } from './tftp-desk.ts'
