import type { FilterHintCode } from './filter-problem'
import type { FilterToken } from './filter-token'

/** A slash in a character class does not end the expression, as in JavaScript. */
const withClasses = /\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])+)\/([^\s()]*)/y
/** A class that is not ended would hide the end: such an expression is invalid, and has to be seen as one. */
const withoutClasses = /\/((?:\\.|[^\\/\n])+)\/([^\s()]*)/y

/** `g` is what people are used to write and makes no difference. */
const knownFlags = /^(?!.*(.).*\1)[gimsu]*$/

/**
 * Reads `/source/flags` at `from`. What is none is the bare word that ends at `wordEnd`, so that paths such as `/api/v1`
 * are found as they are; what is invalid is searched for as text. Both are hinted at.
 */
export function readRegex(text: string, from: number, wordEnd: number): FilterToken {
  const word = text.slice(from, wordEnd)
  const [all, source = '', flags = ''] = matchAt(withClasses, text, from) ?? matchAt(withoutClasses, text, from) ?? []
  if (all === undefined) return asText(word, 'regex-not-ended', { text: word }, from, wordEnd)
  if (!knownFlags.test(flags)) return asText(word, 'regex-flags-unknown', { text: word }, from, wordEnd)
  const kept = flags
    .split('')
    .filter((flag) => flag !== 'g')
    .toSorted()
    .join('')
  const to = from + all.length
  const reason = findFault(source, kept)
  if (reason !== null) return asText(source, 'regex-invalid', { source, reason }, from, to)
  return { type: 'regex', source, flags: kept, from, to }
}

function asText(
  text: string,
  code: FilterHintCode,
  params: Readonly<Record<string, string>>,
  from: number,
  to: number,
): FilterToken {
  return { type: 'text', text, hint: { from, to, code, params }, from, to }
}

function findFault(source: string, flags: string): string | null {
  try {
    // oxlint-disable-next-line no-new
    new RegExp(source, flags)
    return null
  } catch (error) {
    // V8 repeats the expression before it says what is wrong.
    return (error as Error).message.replace(/^.*: /s, '')
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
