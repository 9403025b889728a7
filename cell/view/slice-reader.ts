import { type FamilyName, familyRule, type Reader, type RecordOf } from '../store/index.ts'

/** One cell's part of the cluster as that cell reads it: its slice, and what holds for all. */
export class SliceReader implements Reader {
  readonly #slice: Reader
  readonly #intent: Reader

  constructor(slice: Reader, intent: Reader) {
    this.#slice = slice
    this.#intent = intent
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#of(family).get(family, id)
  }

  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    return this.#of(family).list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    return this.#of(family).lookup(family, index, value)
  }

  count(family: FamilyName): number {
    return this.#of(family).count(family)
  }

  #of(family: FamilyName): Reader {
    return familyRule(family).home === 'intent' ? this.#intent : this.#slice
  }
}
