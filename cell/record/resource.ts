import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** An object of the resource APIs. Of one that is another record, what that has no place for. */
export interface Resource {
  readonly kind: string
  readonly uid: string
  readonly name: string
  /** Maps of texts as JSON. */
  readonly labelsJson?: string
  readonly annotationsJson?: string
  readonly specJson?: string
  readonly statusJson?: string
  readonly createdMs: number
  readonly updatedMs: number
}

export const resourceCodec: Codec<Resource> = messageCodec<Resource>(wire.Resource)
