/** Runs `work` for every item, at most `max` at once; the results are in the order of the items. */
export async function eachAtOnce<Item, Result>(
  items: readonly Item[],
  max: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>()
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const at = next++
      results.set(at, await work(items[at] as Item))
    }
  }
  await Promise.all(Array.from({ length: Math.min(max, items.length) }, worker))
  return items.map((_, at) => results.get(at) as Result)
}
