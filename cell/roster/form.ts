/** What texts and numbers in documents may look like; everything else is refused. */

const cellIdForm = /^[a-z0-9][a-z0-9.-]{0,62}$/
const hexForm = /^[0-9a-f]{32}$/
const roleForm = /^[a-z][a-z0-9-]{0,31}$/
const subnetForm = /^[0-9a-f.:]{2,45}\/\d{1,3}$/
const addressForm = /^\/(?:ip4|ip6|dns|dns4|dns6)\/[0-9A-Za-z.:_-]{1,253}\/tcp\/(\d{1,5})$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be in a name
const controlForm = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** A cell's id, as the configuration takes it. */
export const isCellId = (text: string): boolean => cellIdForm.test(text)
/** 32 lower-case hex digits: a cluster, a serial number. */
export const isHexId = (text: string): boolean => hexForm.test(text)
/** The name of a role, known or not. */
export const isRole = (text: string): boolean => roleForm.test(text)
/** `10.1.0.0/16`, `fd00::/48`. */
export const isSubnet = (text: string): boolean => subnetForm.test(text)

/** Text for people: one line of it. */
export function isLine(text: string, charsMax: number): boolean {
  return text.length <= charsMax && !controlForm.test(text)
}

/** `/ip4/10.0.0.1/tcp/7600`: where a cell may be dialled. */
export function isAddress(text: string, charsMax: number): boolean {
  if (text.length > charsMax) return false
  const port = Number(addressForm.exec(text)?.[1])
  return port > 0 && port < 65_536
}

/** A whole number from `min` on that JavaScript holds exactly. */
export function isCount(value: number, min: number): boolean {
  return Number.isSafeInteger(value) && value >= min
}

/** Whether every item passes and none comes twice. */
export function areDistinct(
  items: readonly string[],
  max: number,
  isFit: (item: string) => boolean,
): boolean {
  return items.length <= max && new Set(items).size === items.length && items.every(isFit)
}
