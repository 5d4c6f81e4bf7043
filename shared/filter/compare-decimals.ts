/**
 * Compares two numbers as JSON writes them, digit by digit: negative when `a` is the smaller, 0 when they are equal.
 * Nothing is rounded, so that 9007199254740993 is not 9007199254740992, and 1.0 is 10e-1.
 */
export function compareDecimals(a: string, b: string): number {
  // So few digits are told apart by doubles, in the right order.
  if (a.length <= EXACT_LENGTH && b.length <= EXACT_LENGTH && !exponentMark.test(a) && !exponentMark.test(b))
    return Number(a) - Number(b)
  const left = parseDecimal(a)
  const right = parseDecimal(b)
  if (left.sign !== right.sign) return left.sign - right.sign
  return left.sign === -1 ? compareMagnitudes(right, left) : compareMagnitudes(left, right)
}

/** The same text for numbers that are equal. */
export function normalDecimal(source: string): string {
  const { sign, digits, exponent } = parseDecimal(source)
  return sign === 0 ? '0' : `${sign === -1 ? '-' : ''}0.${digits}e${exponent}`
}

const EXACT_LENGTH = 15
const exponentMark = /e/i

interface Decimal {
  readonly sign: -1 | 0 | 1
  /** Without zeros at either end; the value is 0.digits × 10^exponent. */
  readonly digits: string
  readonly exponent: bigint
}

function parseDecimal(source: string): Decimal {
  const [, minus, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(source) ?? []
  const all = whole + fraction
  const significant = all.replace(/^0+/, '')
  const digits = trimZeros(significant)
  if (digits === '') return { sign: 0, digits, exponent: 0n }
  const leadingZeros = all.length - significant.length
  // An exponent can be any length; `BigInt` does not take a plus sign.
  const shift = BigInt(exponent.replace('+', '')) + BigInt(whole.length - leadingZeros)
  return { sign: minus === '-' ? -1 : 1, digits, exponent: shift }
}

function compareMagnitudes(left: Decimal, right: Decimal): number {
  if (left.exponent !== right.exponent) return left.exponent < right.exponent ? -1 : 1
  // As fractions, digits are in the order of their characters.
  return left.digits === right.digits ? 0 : left.digits < right.digits ? -1 : 1
}

/** A pattern for zeros at the end would try each run of zeros in between. */
function trimZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}
