import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/**
 * What the nodes of a subject boot. Subjects: `host:<xname>`, `mac:<aa:bb:…>`, `nid:<n>` (a
 * slice's); `group:<label>`, `role:<Role>`, `default`, `unknown:<arch>`, `global` (intent).
 */
export interface BootParameters {
  readonly subject: string
  readonly kernel?: string
  readonly initrd?: string
  readonly params?: string
  /** The `cloud-init` member of the reference, each part as JSON text. */
  readonly metaDataJson?: string
  readonly userDataJson?: string
  readonly phoneHomeJson?: string
  readonly referralToken?: string
}

/** Parameters that belong to a kernel or an initrd, whoever boots it. */
export interface BootImageParameters {
  /** "kernel" or "initrd" */
  readonly part: string
  readonly path: string
  readonly params?: string
}

export const bootParametersCodec: Codec<BootParameters> = messageCodec<BootParameters>(
  wire.BootParameters,
)
export const bootImageParametersCodec: Codec<BootImageParameters> =
  messageCodec<BootImageParameters>(wire.BootImageParameters)
