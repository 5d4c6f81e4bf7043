export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'true' | 'false' | 'null'

/** One value of a document. Everything in it is source text: numbers are not rounded, escapes stay as written. */
export interface JsonNode {
  /** Counts values in document order from 0, the root. */
  readonly index: number
  readonly kind: JsonKind
  /** The member's name between its quotes, as written; `null` in arrays and for the root. */
  readonly keySource: string | null
  /** Where the name's first quote stands in the text; -1 where there is no name. */
  readonly keyStart: number
  /** Where the value stands in the text. */
  readonly start: number
  readonly end: number
  /** Members or elements; 0 for all other kinds. */
  readonly childCount: number
}

/** The places of all values, one entry per value in document order: small, flat, and as deep as the text is. */
export interface JsonTape {
  readonly kinds: readonly JsonKind[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Place of the member's name with its quotes; -1 where there is none. */
  readonly keyStarts: readonly number[]
  readonly keyEnds: readonly number[]
  readonly childCounts: readonly number[]
  /** Index of the first value after this one and all inside it. */
  readonly nexts: readonly number[]
}

/** A JSON text that has been checked, as a tree that is unfolded where somebody looks. */
export class JsonDocument {
  constructor(
    readonly text: string,
    private readonly tape: JsonTape,
  ) {}

  get nodeCount(): number {
    return this.tape.kinds.length
  }

  get root(): JsonNode {
    return this.node(0)
  }

  node(index: number): JsonNode {
    const { kinds, starts, ends, keyStarts, keyEnds, childCounts } = this.tape
    const kind = kinds[index]
    if (kind === undefined) throw new RangeError(`No value ${index}`)
    const keyStart = keyStarts[index] ?? -1
    return {
      index,
      kind,
      keySource: keyStart === -1 ? null : this.text.slice(keyStart + 1, (keyEnds[index] ?? 0) - 1),
      keyStart,
      start: starts[index] ?? 0,
      end: ends[index] ?? 0,
      childCount: childCounts[index] ?? 0,
    }
  }

  /** Members or elements in the order of the text, duplicate names included, from the `from`th on. */
  children(parent: JsonNode, from = 0, count = Number.POSITIVE_INFINITY): readonly JsonNode[] {
    const children: JsonNode[] = []
    const last = Math.min(from + count, parent.childCount)
    let index = parent.index + 1
    for (let place = 0; place < last; place++) {
      if (place >= from) children.push(this.node(index))
      index = this.tape.nexts[index] ?? index
    }
    return children
  }

  /** The value as it was written. */
  source(node: JsonNode): string {
    return this.text.slice(node.start, node.end)
  }
}

/** What a string token, given with its quotes, stands for. The reader has checked it, so that this cannot fail. */
export const jsonStringValue = (source: string): string => JSON.parse(source) as string
