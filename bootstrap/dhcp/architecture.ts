/** Which loader a firmware can run: the table of RFC 4578, 2.1, with the later numbers of IANA. */
import type { Client } from './client.ts'

/** A row of the table. */
export interface Architecture {
  readonly name: string
  /** Files that it can run, the better one first: OpenCHAMI's names, then those of `ipxe`. */
  readonly loaders: readonly string[]
}

const bios = { name: 'x86 BIOS', loaders: ['undionly.kpxe', 'ipxe.pxe'] }
const ia32 = { name: 'x86 UEFI', loaders: ['ipxe-i386.efi'] }
const x64 = {
  name: 'x86-64 UEFI',
  loaders: ['ipxe-x86_64.efi', 'snponly.efi', 'ipxe.efi'],
}
const arm32 = { name: 'ARM 32-bit UEFI', loaders: ['ipxe-arm32.efi'] }
const arm64 = { name: 'ARM 64-bit UEFI', loaders: ['ipxe-arm64.efi', 'snponly-arm64.efi'] }

/** 7 and 9 are both met for x86-64: the RFC and the registry number them the other way round. */
const byNumber: Readonly<Record<number, Architecture>> = {
  0: bios,
  6: ia32,
  7: x64,
  9: x64,
  10: arm32,
  11: arm64,
  15: ia32,
  16: x64,
  18: arm32,
  19: arm64,
}

/**
 * The row of a client; firmware without option 93 is an old BIOS. Undefined for a number that is
 * not in the table.
 */
export function architectureOf({ architecture = 0 }: Pick<Client, 'architecture'>) {
  return byNumber[architecture]
}
