/** How many single-letter changes lead from one word to the other (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(left[i - 1] !== right[j - 1])
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}

const wordCharsMax = 64

/** The known word that somebody probably meant, or undefined when none is near. */
export function nearestWord(given: string, known: Iterable<string>): string | undefined {
  const wanted = given.slice(0, wordCharsMax).toLowerCase()
  let best: { readonly word: string; readonly cost: number } | undefined
  for (const word of known) {
    const cost = distance(wanted, word.toLowerCase())
    if (!best || cost < best.cost) best = { word, cost }
  }
  return best && best.cost <= Math.max(2, Math.floor(best.word.length / 2)) ? best.word : undefined
}
