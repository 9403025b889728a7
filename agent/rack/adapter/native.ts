/** The calls of the C library that Node has no word for, and what they need (Linux). */
import koffi from 'koffi'

type Native = (...values: readonly unknown[]) => number

/** The calls; each answers below 0 when it failed, and `lastError` says why. */
export interface NativeCalls {
  readonly socket: Native
  readonly setsockopt: Native
  readonly bind: Native
  readonly ioctl: Native
  readonly sendto: Native
  readonly close: Native
}

let calls: NativeCalls | undefined

/** The C library, opened at the first use. */
export function nativeCalls(): NativeCalls {
  if (calls === undefined) {
    const library = koffi.load('libc.so.6')
    const native = (signature: string) => library.func(signature) as unknown as Native
    calls = {
      socket: native('int socket(int domain, int type, int protocol)'),
      setsockopt: native('int setsockopt(int fd, int level, int name, void *value, uint32 size)'),
      bind: native('int bind(int fd, void *address, uint32 size)'),
      ioctl: native('int ioctl(int fd, unsigned long request, _Inout_ void *argument)'),
      sendto: native(
        'int64 sendto(int fd, void *data, size_t size, int flags, void *address, uint32 length)',
      ),
      close: native('int close(int fd)'),
    }
  }
  return calls
}

/** Why the last call failed, as a name of errno(3). */
export function lastError(): string {
  const code = koffi.errno()
  const found = Object.entries(koffi.os.errno).find(([, value]) => value === code)
  return found?.[0] ?? `error ${code}`
}

/** Constants of bits/socket.h and asm-generic/socket.h. */
export const inet = 2
export const inet6 = 10
export const datagram = { type: 2, nonBlocking: 0o4000, closeOnExec: 0o2000000 } as const
