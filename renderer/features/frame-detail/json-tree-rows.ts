import type { JsonDocument, JsonNode } from '../../../shared/payload/json-document'

/** One line of the tree. */
export type JsonTreeRow =
  | { readonly kind: 'value'; readonly node: JsonNode; readonly depth: number; readonly open: boolean }
  /** Stands for children that are not unfolded yet: those from `start` on in the text. */
  | {
      readonly kind: 'more'
      readonly parent: JsonNode
      readonly start: number
      readonly depth: number
      readonly count: number
    }

/** How many children of a value are unfolded; values that are not named are folded. */
export type Unfolded = ReadonlyMap<number, number>

/** Children unfolded at once: a million elements must not become a million lines by one press. */
export const UNFOLD_STEP = 100
const FIRST_ROWS = 200
const FIRST_DEPTH = 2

/** What is open when a document is first shown: its upper levels, as long as they are short. */
export function firstUnfolded(document: JsonDocument): Unfolded {
  const unfolded = new Map<number, number>()
  let rows = 0
  let level: readonly JsonNode[] = [document.root]
  for (let depth = 0; depth < FIRST_DEPTH; depth++) {
    const below: JsonNode[] = []
    for (const node of level) {
      const shown = Math.min(node.childCount, UNFOLD_STEP)
      if (shown === 0 || rows + shown > FIRST_ROWS) continue
      rows += shown
      unfolded.set(node.index, shown)
      below.push(...document.children(node, 0, shown))
    }
    level = below
  }
  return unfolded
}

/** The lines in sight order. Depth does not cost stack: documents may be nested as deep as they like. */
export function jsonTreeRows(document: JsonDocument, unfolded: Unfolded): readonly JsonTreeRow[] {
  const rows: JsonTreeRow[] = []
  const waiting: JsonTreeRow[] = [asRow(document.root, 0, unfolded)]
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    rows.push(row)
    if (row.kind === 'more' || !row.open) continue
    const { node, depth } = row
    const shown = Math.min(unfolded.get(node.index) ?? 0, node.childCount)
    const children = document.children(node, 0, shown)
    const start = children.at(-1)?.end ?? node.start
    if (shown < node.childCount)
      waiting.push({ kind: 'more', parent: node, start, depth: depth + 1, count: node.childCount - shown })
    for (let place = children.length - 1; place >= 0; place--) {
      const child = children[place]
      if (child) waiting.push(asRow(child, depth + 1, unfolded))
    }
  }
  return rows
}

const asRow = (node: JsonNode, depth: number, unfolded: Unfolded): JsonTreeRow => ({
  kind: 'value',
  node,
  depth,
  open: unfolded.has(node.index) && node.childCount > 0,
})

export function toggled(unfolded: Unfolded, node: JsonNode): Unfolded {
  const next = new Map(unfolded)
  if (!next.delete(node.index)) next.set(node.index, UNFOLD_STEP)
  return next
}

export function unfoldedMore(unfolded: Unfolded, node: JsonNode): Unfolded {
  return new Map(unfolded).set(node.index, (unfolded.get(node.index) ?? 0) + UNFOLD_STEP)
}
