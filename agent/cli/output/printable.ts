/**
 * Text as it may go to a terminal: names and messages come from machines, and an escape sequence
 * among them would speak to the terminal (CWE-150). Line feeds and tabs stay.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
}

/** As `printable`, on one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\n\t]+/g, ' ')
}
