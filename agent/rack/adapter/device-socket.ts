import { Fault } from '../../../cell/env/index.ts'
import { datagram, inet, lastError, nativeCalls } from './native.ts'

/** Options of a socket (asm-generic/socket.h). */
const socketLevel = 1
const option = { reuseAddress: 2, broadcast: 6, bindToDevice: 25 } as const

/**
 * Opens a UDP socket of one network interface on a port, and answers with its descriptor, for
 * `dgram.Socket.bind({ fd })`: the only way to hear broadcasts of that interface alone, and to send
 * one out of it. Fault: INPUT_CONFIG, with what is missing.
 */
export function openDeviceSocket(device: string, port: number): number {
  const { socket, setsockopt, bind, close } = nativeCalls()
  const type = datagram.type | datagram.nonBlocking | datagram.closeOnExec
  const descriptor = socket(inet, type, 0)
  if (descriptor < 0) throw refusal(device, port)
  const set = (code: number, value: Buffer) => {
    return setsockopt(descriptor, socketLevel, code, value, value.length) === 0
  }
  const one = Buffer.of(1, 0, 0, 0)
  const address = Buffer.alloc(16)
  address.writeUInt16LE(inet, 0)
  address.writeUInt16BE(port, 2)
  const isOpen =
    set(option.reuseAddress, one) &&
    set(option.broadcast, one) &&
    set(option.bindToDevice, Buffer.from(`${device}\0`)) &&
    bind(descriptor, address, address.length) === 0
  if (isOpen) return descriptor
  const fault = refusal(device, port)
  close(descriptor)
  throw fault
}

const causes: Readonly<Record<string, string>> = {
  EPERM: 'not permitted; give the program CAP_NET_RAW and CAP_NET_BIND_SERVICE',
  EACCES: 'not permitted; give the program CAP_NET_BIND_SERVICE',
  ENODEV: 'there is no such interface; "ip link" lists them',
  EADDRINUSE: 'another program has the port; "ss -ulpn" names it',
}

function refusal(device: string, port: number): Fault {
  const error = lastError()
  return new Fault('INPUT_CONFIG', {
    message: `UDP port ${port} on ${device} cannot be had: ${causes[error] ?? error}.`,
    details: { key: 'network.interface' },
  })
}
