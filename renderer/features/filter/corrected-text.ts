import type { FilterError } from '../../../shared/filter/filter-problem'

/** The text with the suggestion in the place of what is wrong; `null` where there is none. */
export function correctedText(text: string, { from, to, params }: FilterError): string | null {
  const { suggestion = '', value, key = '' } = params
  if (suggestion === '') return null
  const wrong = value ?? key
  const at = text.indexOf(wrong, from)
  if (at === -1 || at + wrong.length > to) return null
  return text.slice(0, at) + suggestion + text.slice(at + wrong.length)
}
