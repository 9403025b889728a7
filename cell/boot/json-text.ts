/** JSON values that records keep as text: cloud-init's, of any shape. */
import { Fault } from '../env/index.ts'
import { jsonDepthMax } from './limits.ts'

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1))
}

/**
 * The value as text; undefined for null and absence. Fault: INPUT_BODY for one that is nested so
 * deep that writing it, or the documents made from it, would not end well.
 */
export function jsonTextOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (isDeeper(value, jsonDepthMax)) {
    throw new Fault('INPUT_BODY', {
      message: `${name} is nested deeper than ${jsonDepthMax} levels`,
    })
  }
  return JSON.stringify(value)
}
