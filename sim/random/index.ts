/**
 * Seeded randomness as a tree of branches. It promises the same draws for the same seed and path of
 * names, on every machine; it is no source of secrets.
 */
export { SeededRandom } from './seeded-random.ts'
