import { Fault } from '../../../cell/env/index.ts'
import { datagram, inet, lastError, nativeCalls } from './native.ts'

/** An interface's IPv4 address and mask, as numbers. */
export interface DeviceAddress {
  readonly address: number
  readonly mask: number
}

/** Requests of netdevice(7), and the layout of its `ifreq`. */
const [getAddress, getMask] = [0x8915, 0x891b]
const requestBytes = 40
const valueAt = 20

/**
 * The first IPv4 address of an interface. Node's own list lacks interfaces without a carrier, and a
 * cell must come up while the cable of its rack is out. Fault: INPUT_CONFIG.
 */
export function deviceAddress(device: string): DeviceAddress {
  const { socket, ioctl, close } = nativeCalls()
  const descriptor = socket(inet, datagram.type | datagram.closeOnExec, 0)
  const ask = (request: number): number => {
    const asked = Buffer.alloc(requestBytes)
    asked.write(device, 0, 15, 'latin1')
    if (ioctl(descriptor, request, asked) !== 0) throw refusal(device)
    return asked.readUInt32BE(valueAt)
  }
  try {
    return { address: ask(getAddress), mask: ask(getMask) }
  } finally {
    close(descriptor)
  }
}

const causes: Readonly<Record<string, string>> = {
  ENODEV: 'there is no such interface; "ip link" lists them',
  EADDRNOTAVAIL: 'it has no IPv4 address; give it one with "ip address add"',
}

function refusal(device: string): Fault {
  const error = lastError()
  return new Fault('INPUT_CONFIG', {
    message: `The interface ${device} cannot be served: ${causes[error] ?? error}.`,
    details: { key: 'network.interface' },
  })
}
