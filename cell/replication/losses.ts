import { isNodeType } from '../boot/index.ts'
import { Fault, type KeyValueStore } from '../env/index.ts'
import { type Reader, seal, storeKeys, unseal } from '../store/index.ts'
import { lossesMax } from './limits.ts'

/** Records that are gone because nobody else had a copy. */
export interface Loss {
  /** Whose they were. */
  readonly cell: string
  /** `disk`: this cell's own, with its disk; `takeover`: of a dead cell whose racks it has now. */
  readonly kind: 'disk' | 'takeover'
  readonly wallMs: number
  /** Nodes of which only the public part is left. */
  readonly nodes: number
  /** Controllers without the endpoint by which they are reached. */
  readonly controllers: number
}

const key = storeKeys.note('losses')
const kinds: ReadonlySet<unknown> = new Set(['disk', 'takeover'])

function isLoss(value: unknown): value is Loss {
  const { cell, kind, wallMs, nodes, controllers } = (value ?? {}) as Partial<Loss>
  const areNumbers = [wallMs, nodes, controllers].every(Number.isSafeInteger)
  return typeof cell === 'string' && kinds.has(kind) && areNumbers
}

function decoded(body: Uint8Array): Loss[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(body).toString())
    if (Array.isArray(found) && found.every(isLoss)) return found
  } catch {
    // Not even JSON.
  }
  throw new Fault('STORE_CORRUPT', { details: { key } })
}

/** What of a slice goes to guardians alone, and is missing now, among these names. */
export function countMissing(
  reader: Reader,
  isIts: (xname: string) => boolean,
): Pick<Loss, 'nodes' | 'controllers'> {
  let nodes = 0
  let controllers = 0
  for (const { id, type } of reader.list('component')) {
    if (!isIts(id)) continue
    const isLost = reader.get('componentEndpoint', id) === undefined
    if (isNodeType(type) && isLost) nodes += 1
    const isController = type.endsWith('BMC')
    if (isController && reader.get('redfishEndpoint', id) === undefined) controllers += 1
  }
  return { nodes, controllers }
}

/** A loss as a person reads it. */
export function lossText({ cell, kind, nodes, controllers }: Omit<Loss, 'wallMs'>): string {
  const how = kind === 'disk' ? `with the disk of ${cell}` : `with ${cell}, which is dead`
  return (
    `lost ${how}: the Redfish endpoints and passwords of ${controllers} controllers, ` +
    `the component endpoints and cloud-init values of ${nodes} nodes`
  )
}

/** What to do about losses. */
export const lossRemedy =
  'Discover or import the controllers again, or take them from a backup; then say that it is ' +
  'known: "rackcell cell acknowledge".'

/**
 * Losses that no operator has acknowledged: on disk, so that a restart does not silence them. They
 * are no reason to stop: a cell goes on with what it has.
 */
export class Losses {
  readonly #store: KeyValueStore
  #list: readonly Loss[] = []

  constructor(store: KeyValueStore) {
    this.#store = store
  }

  get list(): readonly Loss[] {
    return this.#list
  }

  /** Faults: those of the store, STORE_CORRUPT. */
  async load(): Promise<void> {
    const sealed = await this.#store.get(key)
    this.#list = sealed ? decoded(unseal(key, sealed)) : []
  }

  /** Keeps a loss in the place of an earlier one of the same kind and cell; synced. */
  async add(loss: Loss): Promise<void> {
    await this.#put([...this.#without(loss), loss].slice(-lossesMax))
  }

  /** It was none after all. */
  async drop(loss: Pick<Loss, 'cell' | 'kind'>): Promise<void> {
    const rest = this.#without(loss)
    if (rest.length < this.#list.length) await this.#put(rest)
  }

  /** An operator knows; answers with what is no longer said. Faults: those of the store. */
  async acknowledge(): Promise<readonly Loss[]> {
    const known = this.#list
    if (known.length > 0) await this.#put([])
    return known
  }

  #without({ cell, kind }: Pick<Loss, 'cell' | 'kind'>): Loss[] {
    return this.#list.filter((loss) => loss.cell !== cell || loss.kind !== kind)
  }

  async #put(list: readonly Loss[]): Promise<void> {
    const value = seal(key, Buffer.from(JSON.stringify(list)))
    await this.#store.batch([{ type: 'put', key, value }], { sync: true })
    this.#list = list
  }
}
