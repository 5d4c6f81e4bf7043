/** The word that was probably meant, `null` where none comes close: one slip in short words, two in longer ones. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const lower = typed.toLowerCase()
  // The start of a word, as far as it was typed, says more than any slip.
  const started = lower.length >= 2 ? words.find((word) => word.startsWith(lower)) : undefined
  if (started !== undefined) return started
  let nearest: string | null = null
  let nearestDistance = lower.length <= 4 ? 2 : 3
  for (const word of words) {
    if (Math.abs(word.length - lower.length) >= nearestDistance) continue
    const distance = slips(lower, word)
    if (distance < nearestDistance) {
      nearest = word
      nearestDistance = distance
    }
  }
  return nearest
}

/** Letters to add, drop, change or swap with their neighbour to get from one word to the other. */
function slips(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const changed = from[row - 1] === to[column - 1] ? 0 : 1
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + changed)
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped && row > 1 && column > 1) least = Math.min(least, at(beforeLast, column - 2) + 1)
      current.push(least)
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0
