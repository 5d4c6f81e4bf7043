import { lowerCase } from './byte-search'
import type { Filter } from './filter'

/**
 * Bytes that the payload of every match holds in some case, here in lower case; `null` where there are none for sure. A
 * scan may look for them in a whole block first, and pass the block over where they are missing: only where the block
 * holds the payloads as the filter sees them, not masked.
 */
export function needleOf(filter: Filter): Uint8Array | null {
  switch (filter.type) {
    case 'contains':
      return needleOfText(filter.text)
    case 'and':
      return filter.operands.map(needleOf).reduce(longer, null)
    case 'or':
    case 'not':
    case 'regex':
    case 'json':
    case 'direction':
    case 'opcode':
    case 'length':
    case 'connection':
    case 'close-code':
    case 'cause':
    case 'flag':
    case 'kind':
    case 'since':
    case 'after':
    case 'before':
      return null
  }
}

/** Letters beyond ASCII have other bytes in the other case. */
function needleOfText(text: string): Uint8Array | null {
  // oxlint-disable-next-line no-control-regex
  return /^[\0-\x7f]+$/.test(text) ? new TextEncoder().encode(text).map(lowerCase) : null
}

function longer(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b
  return b.length > a.length ? b : a
}
