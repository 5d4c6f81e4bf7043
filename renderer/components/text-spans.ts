/** A stretch of a text, `end` excluded. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Says what to mark in a text, in order. Takes time in proportion to the text, whatever both are. */
export interface MarkPattern {
  spansOf(text: string): readonly TextSpan[]
}

/** What a pattern with the flag `g` matches, in order; a match of nothing is none. */
export function matchesOf(text: string, pattern: RegExp): readonly TextSpan[] {
  const matches: TextSpan[] = []
  for (const { index, 0: match } of text.matchAll(pattern))
    if (match !== '') matches.push({ start: index, end: index + match.length })
  return matches
}

/** The spans of an ordered list that reach into a stretch, as they are. */
export function spansWithin(spans: readonly TextSpan[], start: number, end: number): readonly TextSpan[] {
  const from = firstIndex(spans, (span) => span.end > start)
  return spans.slice(
    from,
    Math.max(
      from,
      firstIndex(spans, (span) => span.start >= end),
    ),
  )
}

/** Of the first span that passes; spans that pass stand behind those that don't. */
function firstIndex(spans: readonly TextSpan[], passes: (span: TextSpan) => boolean): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span && passes(span)) high = middle
    else low = middle + 1
  }
  return low
}
