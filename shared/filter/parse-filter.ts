import { parseField } from './parse-field'
import type { Filter } from './filter'
import { readFilterTokens } from './filter-lexer'
import type { FilterError, FilterErrorCode, FilterHint } from './filter-problem'
import type { FilterToken, Span } from './filter-token'

export interface FilterReading {
  /** `null` when there are errors, and when the text is empty: no filter at all. */
  readonly filter: Filter | null
  readonly errors: readonly FilterError[]
  readonly hints: readonly FilterHint[]
}

/** Whoever walks a filter may recurse: nobody means more levels than this. */
export const MAX_FILTER_DEPTH = 100

/** Reads any text, all errors at once; README.md beside this file describes the language. */
export function parseFilter(text: string): FilterReading {
  return new FilterParser(readFilterTokens(text)).read()
}

/** By precedence from the loosest to the tightest: `or`, `and` or nothing between two terms, `not`. */
class FilterParser {
  private at = 0
  private depth = 0
  private readonly errors: FilterError[] = []
  private readonly hints: FilterHint[] = []

  constructor(private readonly tokens: readonly FilterToken[]) {}

  read(): FilterReading {
    let filter: Filter | null = null
    // Only a stray parenthesis stops reading; what follows it may have more errors to show.
    while (this.next !== undefined) {
      if (this.next.type === ')') this.fail('parenthesis-not-opened', this.take(this.next))
      else filter = this.readOr(this.next)
    }
    // Then reading stopped in the middle of everything, which all seems to be missing its end.
    const tooDeep = this.errors.filter((error) => error.code === 'nested-too-deep')
    const errors = tooDeep.length > 0 ? tooDeep : this.errors
    return { filter: errors.length === 0 ? filter : null, errors, hints: this.hints }
  }

  /** `opener` is what the first term has to follow. */
  private readOr(opener: FilterToken): Filter | null {
    const operands = [this.readAnd(opener)]
    while (this.next?.type === 'or') operands.push(this.readAnd(this.take(this.next)))
    return group('or', operands)
  }

  private readAnd(opener: FilterToken): Filter | null {
    const operands = [this.readNot(opener)]
    for (;;) {
      const { next } = this
      if (next === undefined || next.type === 'or' || next.type === ')') return group('and', operands)
      operands.push(this.readNot(next.type === 'and' ? this.take(next) : next))
    }
  }

  private readNot(opener: FilterToken): Filter | null {
    const { next } = this
    if (next?.type !== 'not') return this.readTerm(opener)
    const operand = this.nested(next, () => this.readNot(this.take(next)))
    return operand && { type: 'not', operand }
  }

  private readTerm(opener: FilterToken): Filter | null {
    const { next } = this
    switch (next?.type) {
      case undefined:
      case 'and':
      case 'or':
      case 'not':
      case ')':
        return this.fail('term-missing', opener, { word: opener.type })
      case '(':
        return this.nested(next, () => this.readGroup(this.take(next)))
      case 'text':
        this.take(next)
        if (next.hint) this.hints.push(next.hint)
        return { type: 'contains', text: next.text }
      case 'regex':
        this.take(next)
        return { type: 'regex', source: next.source, flags: next.flags }
      case 'field': {
        const field = parseField(this.take(next))
        if (field.ok) return field.filter
        this.errors.push(field.error)
        return null
      }
      case 'invalid':
        this.errors.push(this.take(next).error)
        return null
    }
  }

  private readGroup(parenthesis: FilterToken): Filter | null {
    const filter = this.next && this.readOr(parenthesis)
    if (filter === undefined || this.next === undefined) return this.fail('parenthesis-not-closed', parenthesis)
    this.take(this.next)
    return filter
  }

  private nested(token: FilterToken, read: () => Filter | null): Filter | null {
    if (this.depth === MAX_FILTER_DEPTH) {
      this.at = this.tokens.length
      return this.fail('nested-too-deep', token, { limit: String(MAX_FILTER_DEPTH) })
    }
    this.depth += 1
    const filter = read()
    this.depth -= 1
    return filter
  }

  private get next(): FilterToken | undefined {
    return this.tokens[this.at]
  }

  private take<Token extends FilterToken>(token: Token): Token {
    this.at += 1
    return token
  }

  private fail(code: FilterErrorCode, { from, to }: Span, params: Readonly<Record<string, string>> = {}): null {
    this.errors.push({ from, to, code, params })
    return null
  }
}

/** An operand that could not be read has left an error, and then the whole is not used. */
function group(type: 'and' | 'or', operands: readonly (Filter | null)[]): Filter | null {
  const read = operands.filter((operand) => operand !== null)
  return read.length > 1 ? { type, operands: read } : (read[0] ?? null)
}
