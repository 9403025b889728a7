import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { Log, LogFields } from '../../../cell/env/index.ts'
import { redactFields, redactText } from './redact.ts'

/** How to log. */
export interface LogOptions {
  readonly level: 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly format: 'json' | 'pretty'
  /** Instead of standard output. */
  readonly sink?: DestinationStream
}

/** The Log port on pino. Everything passes through `redactFields` first. */
class PinoLog implements Log {
  readonly #logger: Logger

  constructor(logger: Logger) {
    this.#logger = logger
  }

  error(fields: LogFields, message: string): void {
    this.#write('error', fields, message)
  }

  warn(fields: LogFields, message: string): void {
    this.#write('warn', fields, message)
  }

  info(fields: LogFields, message: string): void {
    this.#write('info', fields, message)
  }

  debug(fields: LogFields, message: string): void {
    this.#write('debug', fields, message)
  }

  child(fields: LogFields): Log {
    return new PinoLog(this.#logger.child(redactFields(fields)))
  }

  #write(level: 'error' | 'warn' | 'info' | 'debug', fields: LogFields, message: string): void {
    // Redacting costs more than the check.
    if (!this.#logger.isLevelEnabled(level)) return
    this.#logger[level](redactFields(fields), redactText(message))
  }
}

/** Opens the log of a cell, on standard output: the supervisor decides where it goes. */
export function createPinoLog({ level, format, sink }: LogOptions): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // Errors are plain objects by now.
    serializers: { err: (error: unknown) => error },
  }
  // Written at once: the last line before a crash is the one that counts.
  const plain = sink ?? destination({ fd: 1, sync: true })
  if (format === 'json') return new PinoLog(pino(options, plain))
  const pretty = prettyFactory({
    colorize: process.stdout.isTTY === true,
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'cell',
  })
  return new PinoLog(pino(options, { write: (line) => plain.write(pretty(line)) }))
}
