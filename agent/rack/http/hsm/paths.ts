/** Where the reference's inventory API lies. */
export const hsmBase = '/hsm/v2'

/** The URI of a thing below a collection, as answers name it. */
export function uriOf(collection: string, ...names: readonly string[]): string {
  return [hsmBase, collection, ...names].join('/').replaceAll('//', '/')
}
