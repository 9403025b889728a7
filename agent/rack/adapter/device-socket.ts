/**
 * A UDP socket of one network interface: the only way to hear broadcasts of that interface alone,
 * and to send a broadcast out of it. Node has no call for it, so the C library is asked.
 */
import koffi from 'koffi'
import { Fault } from '../../../cell/env/index.ts'

/** Constants of Linux (asm-generic/socket.h, bits/socket.h). */
const linux = {
  inet: 2,
  datagram: 2,
  nonBlocking: 0o4000,
  closeOnExec: 0o2000000,
  socketLevel: 1,
  reuseAddress: 2,
  broadcast: 6,
  bindToDevice: 25,
} as const

type Native = (...values: readonly unknown[]) => number

interface Library {
  readonly socket: Native
  readonly setsockopt: Native
  readonly bind: Native
  readonly close: Native
}

let library: Library | undefined

function libc(): Library {
  if (library === undefined) {
    const loaded = koffi.load('libc.so.6')
    const native = (signature: string) => loaded.func(signature) as unknown as Native
    library = {
      socket: native('int socket(int domain, int type, int protocol)'),
      setsockopt: native('int setsockopt(int fd, int level, int name, void *value, uint32 size)'),
      bind: native('int bind(int fd, void *address, uint32 size)'),
      close: native('int close(int fd)'),
    }
  }
  return library
}

/**
 * Opens a socket of an interface on a port, and answers with its descriptor, for
 * `dgram.Socket.bind({ fd })`. Fault: INPUT_CONFIG, with the capability that is missing.
 */
export function openDeviceSocket(device: string, port: number): number {
  const { socket, setsockopt, bind, close } = libc()
  const type = linux.datagram | linux.nonBlocking | linux.closeOnExec
  const descriptor = socket(linux.inet, type, 0)
  if (descriptor < 0) throw refusal(device, port, 'a socket')
  const one = Buffer.alloc(4)
  one.writeInt32LE(1)
  const name = Buffer.from(`${device}\0`)
  const address = Buffer.alloc(16)
  address.writeUInt16LE(linux.inet, 0)
  address.writeUInt16BE(port, 2)
  const option = (code: number, value: Buffer) => {
    return setsockopt(descriptor, linux.socketLevel, code, value, value.length) === 0
  }
  const failed = !option(linux.reuseAddress, one)
    ? 'an option of the socket'
    : !option(linux.broadcast, one)
      ? 'broadcasts'
      : !option(linux.bindToDevice, name)
        ? `the interface ${device}`
        : bind(descriptor, address, address.length) !== 0
          ? `UDP port ${port}`
          : undefined
  if (failed === undefined) return descriptor
  const fault = refusal(device, port, failed)
  close(descriptor)
  throw fault
}

function refusal(device: string, port: number, what: string): Fault {
  const { EPERM, EACCES, ENODEV, EADDRINUSE } = koffi.os.errno
  const code = koffi.errno()
  const why =
    code === EPERM || code === EACCES
      ? 'not permitted: give the program CAP_NET_RAW and CAP_NET_BIND_SERVICE'
      : code === ENODEV
        ? 'there is no such interface'
        : code === EADDRINUSE
          ? 'another program has it: see "ss -ulpn"'
          : `error ${code}`
  return new Fault('INPUT_CONFIG', {
    message: `DHCP cannot have ${what} (port ${port} on ${device}): ${why}.`,
  })
}
