import type { FilterError } from './filter-problem'

/** The text with the suggestion in the place of what is wrong; `null` where there is none. */
export function correctedText(text: string, { from, to, params }: FilterError): string | null {
  const { suggestion = '' } = params
  return suggestion === '' ? null : text.slice(0, from) + suggestion + text.slice(to)
}
