/** Words of a command line, and whether a shell would have put values in them, which nobody knows here. */
export interface ShellWords {
  readonly words: readonly string[]
  /** There is a variable or a command in them: it stands as it was typed. */
  readonly hasExpansion: boolean
}

/**
 * Reads a command line as a POSIX shell does (Shell Command Language §2.2), and `$'…'` as bash does, which browsers write.
 * Of a pipeline it reads the last command. `null` where a quote has no end.
 */
export function shellWords(text: string): ShellWords | null {
  const reader = new WordReader(text)
  return reader.read() ? { words: reader.words, hasExpansion: reader.hasExpansion } : null
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\u001b',
}

class WordReader {
  words: string[] = []
  hasExpansion = false
  #at = 0
  #word: string | null = null

  constructor(private readonly text: string) {}

  read(): boolean {
    while (this.#at < this.text.length) if (!this.#step()) return false
    this.#end()
    return true
  }

  #step(): boolean {
    const character = this.#next()
    if (character === "'") return this.#single()
    if (character === '"') return this.#double()
    if (character === '$' && this.text[this.#at] === "'") {
      this.#at += 1
      return this.#ansi()
    }
    if (character === '\\') {
      const escaped = this.#next()
      // A backslash at the end of a line joins it to the next.
      if (escaped === '\r' && this.text[this.#at] === '\n') this.#at += 1
      else if (escaped !== '\n') this.#add(escaped)
      return true
    }
    if (/[\s;&|]/.test(character)) {
      this.#end()
      if (character === '|') this.words = []
      if (character === ';' || character === '&' || character === '\n') this.#at = this.text.length
      return true
    }
    if (character === '$' || character === '`') this.hasExpansion = true
    this.#add(character)
    return true
  }

  #single(): boolean {
    const end = this.text.indexOf("'", this.#at)
    if (end === -1) return false
    this.#add(this.text.slice(this.#at, end))
    this.#at = end + 1
    return true
  }

  #double(): boolean {
    this.#add('')
    while (this.#at < this.text.length) {
      const character = this.#next()
      if (character === '"') return true
      if (character === '\\') {
        const escaped = this.#next()
        if (escaped === '\n') continue
        this.#add(/["\\$`]/.test(escaped) ? escaped : `\\${escaped}`)
      } else {
        if (character === '$' || character === '`') this.hasExpansion = true
        this.#add(character)
      }
    }
    return false
  }

  #ansi(): boolean {
    this.#add('')
    while (this.#at < this.text.length) {
      const character = this.#next()
      if (character === "'") return true
      if (character !== '\\') {
        this.#add(character)
        continue
      }
      const rest = this.text.slice(this.#at)
      const [coded, hex] = /^(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4}))/i.exec(rest)?.filter((part) => part) ?? []
      if (coded !== undefined && hex !== undefined) {
        this.#add(String.fromCharCode(Number.parseInt(hex, 16)))
        this.#at += coded.length
      } else {
        const escaped = this.#next()
        this.#add(escapes[escaped] ?? escaped)
      }
    }
    return false
  }

  #next(): string {
    return this.text[this.#at++] ?? ''
  }

  #add(text: string): void {
    this.#word = (this.#word ?? '') + text
  }

  #end(): void {
    if (this.#word !== null) this.words.push(this.#word)
    this.#word = null
  }
}
