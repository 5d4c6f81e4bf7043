/** Edits after which two lists have too little in common to look any further: what is left is paired place by place. */
export const MAX_EDITS = 1_000

/** Places in one list and the other that belong together, rising in both. */
export type Alignment = readonly (readonly [left: number, right: number])[]

/**
 * Aligns two lists: as many places as possible have the same key (Myers, An O(ND) Difference Algorithm, 1986), and what
 * lies between those is paired in its order, as different. Time and memory are bounded by `maxEdits`.
 */
export function alignKeys(left: readonly string[], right: readonly string[], maxEdits = MAX_EDITS): Alignment {
  const aligned: [number, number][] = []
  let start = 0
  const shorter = Math.min(left.length, right.length)
  while (start < shorter && left[start] === right[start]) aligned.push([start, start++])
  let ending = 0
  while (ending < shorter - start && left[left.length - 1 - ending] === right[right.length - 1 - ending]) ending += 1

  const equal = commonPlaces(
    left.slice(start, left.length - ending),
    right.slice(start, right.length - ending),
    maxEdits,
  ).map(([one, other]) => [one + start, other + start] as const)
  let [l, r] = [start, start]
  for (const [nextLeft, nextRight] of [...equal, [left.length - ending, right.length - ending] as const]) {
    for (; l < nextLeft && r < nextRight; l++, r++) aligned.push([l, r])
    if (nextLeft < left.length - ending && nextRight < right.length - ending) aligned.push([nextLeft, nextRight])
    ;[l, r] = [nextLeft + 1, nextRight + 1]
  }
  for (let back = ending; back > 0; back--) aligned.push([left.length - back, right.length - back])
  return aligned
}

/**
 * Places with the same key, of a longest common part; none behind the place that could be reached with `maxEdits`.
 */
function commonPlaces(
  left: readonly string[],
  right: readonly string[],
  maxEdits: number,
): readonly [number, number][] {
  /** How far each diagonal got, for every number of edits: what is needed to walk back. */
  const trace: Int32Array[] = []
  let furthest = new Int32Array(3)
  /** Where most of both lists was passed. */
  let best = { edits: 0, x: 0, y: 0 }
  for (let edits = 0; edits <= Math.min(maxEdits, left.length + right.length); edits++) {
    const reached = new Int32Array(2 * edits + 3)
    trace.push(reached)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down =
        edits > 0 &&
        (diagonal === -edits ||
          (diagonal !== edits && at(furthest, diagonal - 1, edits - 1) < at(furthest, diagonal + 1, edits - 1)))
      let x = edits === 0 ? 0 : down ? at(furthest, diagonal + 1, edits - 1) : at(furthest, diagonal - 1, edits - 1) + 1
      let y = x - diagonal
      while (x < left.length && y < right.length && left[x] === right[y]) [x, y] = [x + 1, y + 1]
      reached[diagonal + edits + 1] = x
      if (x <= left.length && y <= right.length && x + y > best.x + best.y) best = { edits, x, y }
      if (x >= left.length && y >= right.length) return walkBack(trace, { edits, x, y })
    }
    furthest = reached
  }
  return walkBack(trace, best)
}

/** Of a diagonal after so many edits. */
const at = (reached: Int32Array, diagonal: number, edits: number): number => reached[diagonal + edits + 1] ?? 0

function walkBack(
  trace: readonly Int32Array[],
  from: { readonly edits: number; readonly x: number; readonly y: number },
): readonly [number, number][] {
  const places: [number, number][] = []
  let { x, y } = from
  for (let edits = from.edits; edits > 0; edits--) {
    const before = trace[edits - 1] ?? new Int32Array(1)
    const diagonal = x - y
    const down =
      diagonal === -edits ||
      (diagonal !== edits && at(before, diagonal - 1, edits - 1) < at(before, diagonal + 1, edits - 1))
    const fromDiagonal = down ? diagonal + 1 : diagonal - 1
    const startX = at(before, fromDiagonal, edits - 1)
    const startY = startX - fromDiagonal
    while (x > startX && y > startY) places.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  while (x > 0 && y > 0) places.push([--x, --y])
  return places.toReversed()
}
