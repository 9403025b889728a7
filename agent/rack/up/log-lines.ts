import { prettyFactory } from 'pino-pretty'

/** Turns the JSON lines of cells into lines for people; what is not JSON passes as it is. */
export function logPrinter(colour: boolean): (cell: string, line: string) => string {
  const pretty = prettyFactory({
    colorize: colour,
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname,cell',
    singleLine: true,
  })
  return (cell, line) => {
    if (!line.startsWith('{')) return `${cell} ${line}`
    return `${cell} ${pretty(line).trimEnd()}`
  }
}
