import { appError, type AppError } from '../errors/app-error'
import { JsonDocument, type JsonKind } from './json-document'

export type JsonReading =
  | { readonly kind: 'valid'; readonly document: JsonDocument }
  | { readonly kind: 'invalid'; readonly error: JsonSyntaxError }
  /** More values than the limit: not looked at any further, so neither valid nor invalid. */
  | { readonly kind: 'too-large'; readonly limit: number }

export interface JsonSyntaxError {
  readonly problem: JsonProblem
  /** Index into the text, in UTF-16 units. */
  readonly position: number
  /** From 1. A line ends with a line feed. */
  readonly line: number
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number
}

/** What was expected, or is wrong, at the position; the message catalogue has a sentence for each. */
export const jsonProblems = [
  'value-expected',
  'name-expected',
  'colon-expected',
  'comma-or-end-expected',
  'string-not-ended',
  'control-character',
  'escape-invalid',
  'number-invalid',
  'text-after-value',
] as const
export type JsonProblem = (typeof jsonProblems)[number]

export const DEFAULT_JSON_NODES = 1_000_000

/**
 * Reads JSON (RFC 8259) and loses nothing: what it gives back are places in the text. Accepts exactly what `JSON.parse`
 * accepts. Nesting costs no stack, and the work is bounded by `maxNodes` values.
 */
export function readJson(text: string, maxNodes: number = DEFAULT_JSON_NODES): JsonReading {
  return new JsonReader(text, maxNodes).read()
}

/** What to tell a user who typed it. */
export function jsonAppError(error: JsonSyntaxError): AppError {
  const { problem, line, column } = error
  return appError('json-invalid', { problem, line: String(line), column: String(column) })
}

class JsonReader {
  private at = 0
  private failure: { readonly problem: JsonProblem; readonly position: number } | null = null
  /** The objects and arrays that are open, outermost first: what recursion would keep on the stack. */
  private readonly open: number[] = []
  private readonly tape = {
    kinds: [] as JsonKind[],
    starts: [] as number[],
    ends: [] as number[],
    keyStarts: [] as number[],
    keyEnds: [] as number[],
    childCounts: [] as number[],
    nexts: [] as number[],
  }
  /** Name of the member whose value comes next; -1 where there is none. */
  private keyStart = -1
  private keyEnd = -1

  constructor(
    private readonly text: string,
    private readonly maxNodes: number,
  ) {}

  read(): JsonReading {
    do {
      if (this.tape.kinds.length >= this.maxNodes) return { kind: 'too-large', limit: this.maxNodes }
    } while (this.readValue() && this.readUpToNextValue())
    if (!this.failure) {
      this.skipWhiteSpace()
      if (this.at < this.text.length) this.fail('text-after-value')
    }
    if (this.failure) return { kind: 'invalid', error: this.syntaxError(this.failure.problem, this.failure.position) }
    return { kind: 'valid', document: new JsonDocument(this.text, this.tape) }
  }

  /** Reads a number, string or literal whole, of an object or array only the opening bracket. */
  private readValue(): boolean {
    this.skipWhiteSpace()
    const start = this.at
    switch (this.text.charAt(start)) {
      case '{':
        return this.openContainer('object')
      case '[':
        return this.openContainer('array')
      case '"':
        return this.readString() && this.add('string', start)
      case 't':
        return this.readLiteral('true')
      case 'f':
        return this.readLiteral('false')
      case 'n':
        return this.readLiteral('null')
      default:
        if (this.text[start] !== '-' && !isDigit(this.text.charCodeAt(start))) return this.fail('value-expected')
        return this.readNumber() && this.add('number', start)
    }
  }

  /** Closes what ends here and reads the comma and the name before the next value; false when no value follows. */
  private readUpToNextValue(): boolean {
    for (;;) {
      const container = this.open.at(-1)
      if (container === undefined) return false
      this.skipWhiteSpace()
      const isObject = this.tape.kinds[container] === 'object'
      const isFirst = this.tape.childCounts[container] === 0
      const next = this.text[this.at]
      if (next === (isObject ? '}' : ']')) {
        this.closeContainer(container)
        continue
      }
      if (!isFirst) {
        if (next !== ',') return this.fail('comma-or-end-expected')
        this.at += 1
      }
      this.tape.childCounts[container] = (this.tape.childCounts[container] ?? 0) + 1
      return isObject ? this.readName() : true
    }
  }

  private readName(): boolean {
    this.skipWhiteSpace()
    if (this.text[this.at] !== '"') return this.fail('name-expected')
    this.keyStart = this.at
    if (!this.readString()) return false
    this.keyEnd = this.at
    this.skipWhiteSpace()
    if (this.text[this.at] !== ':') return this.fail('colon-expected')
    this.at += 1
    return true
  }

  private openContainer(kind: 'object' | 'array'): boolean {
    const start = this.at
    this.open.push(this.tape.kinds.length)
    this.at += 1
    return this.add(kind, start)
  }

  private closeContainer(container: number): void {
    this.open.pop()
    this.at += 1
    this.tape.ends[container] = this.at
    this.tape.nexts[container] = this.tape.kinds.length
  }

  private readLiteral(literal: 'true' | 'false' | 'null'): boolean {
    const start = this.at
    if (!this.text.startsWith(literal, start)) return this.fail('value-expected')
    this.at += literal.length
    return this.add(literal, start)
  }

  private readNumber(): boolean {
    if (this.text[this.at] === '-') this.at += 1
    if (this.text[this.at] === '0') this.at += 1
    else if (!this.readDigits()) return this.fail('number-invalid')
    if (this.text[this.at] === '.') {
      this.at += 1
      if (!this.readDigits()) return this.fail('number-invalid')
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at += 1
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at += 1
      if (!this.readDigits()) return this.fail('number-invalid')
    }
    // `01` and `1.2.3` are wrong numbers, rather than a number with something after it.
    const next = this.text[this.at]
    if (next === '.' || isDigit(this.text.charCodeAt(this.at))) return this.fail('number-invalid')
    return true
  }

  private readDigits(): boolean {
    const start = this.at
    while (isDigit(this.text.charCodeAt(this.at))) this.at += 1
    return this.at > start
  }

  private readString(): boolean {
    this.at += 1
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code === QUOTE) {
        this.at += 1
        return true
      }
      if (Number.isNaN(code)) return this.fail('string-not-ended')
      if (code < 0x20) return this.fail('control-character')
      if (code === BACKSLASH && !this.readEscape()) return false
      if (code !== BACKSLASH) this.at += 1
    }
  }

  private readEscape(): boolean {
    const escaped = this.text[this.at + 1]
    if (escaped === undefined) {
      this.at += 1
      return this.fail('string-not-ended')
    }
    if (escaped === 'u') {
      if (!/^[0-9a-f]{4}$/i.test(this.text.slice(this.at + 2, this.at + 6))) return this.fail('escape-invalid')
      this.at += 6
      return true
    }
    if (!'"\\/bfnrt'.includes(escaped)) return this.fail('escape-invalid')
    this.at += 2
    return true
  }

  private add(kind: JsonKind, start: number): true {
    const { tape } = this
    tape.kinds.push(kind)
    tape.starts.push(start)
    tape.ends.push(this.at)
    tape.keyStarts.push(this.keyStart)
    tape.keyEnds.push(this.keyEnd)
    tape.childCounts.push(0)
    tape.nexts.push(tape.kinds.length)
    this.keyStart = -1
    return true
  }

  private skipWhiteSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.at += 1
    }
  }

  private fail(problem: JsonProblem): false {
    this.failure = { problem, position: this.at }
    return false
  }

  private syntaxError(problem: JsonProblem, position: number): JsonSyntaxError {
    let line = 1
    let lineStart = 0
    for (;;) {
      const lineFeed = this.text.indexOf('\n', lineStart)
      if (lineFeed === -1 || lineFeed >= position) return { problem, position, line, column: position - lineStart + 1 }
      line += 1
      lineStart = lineFeed + 1
    }
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
