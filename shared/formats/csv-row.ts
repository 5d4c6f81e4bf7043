/** Numbers are ours and are never taken for a formula. */
export type CsvValue = string | number

/** What a spreadsheet may take for the start of a formula, also behind white space, and in the wide forms of East Asia. */
const FORMULA = /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/
/** What has to stand in quotes (RFC 4180 §2). Not all that reads CSV expects a blank or a NUL outside of them. */
// oxlint-disable-next-line no-control-regex
const QUOTED = /[",\r\n\0]|^\s|\s$/

/** @param guard puts an apostrophe before a text that looks like a formula */
export const csvRow = (values: readonly CsvValue[], guard: boolean): string =>
  `${values.map((value) => cell(value, guard)).join()}\r\n`

function cell(value: CsvValue, guard: boolean): string {
  if (typeof value === 'number') return String(value)
  const text = guard && FORMULA.test(value) ? `'${value}` : value
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
