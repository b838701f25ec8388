/**
 * Reads numbers as people here type them, exactly: 1.234,5. Dots are thousands only in groups of three, a comma is the
 * decimal sign. Other writing is taken where it can mean one thing only: 1.5 and 0.125 (a dot that cannot be thousands),
 * 1,234,567 and 1,234.5 (several groups, or the other sign after them). "30,000" is refused: thirty thousand to one
 * reader, thirty to another. Source: design.md §3 (numbers show as 1.000,5); issue "Assessment" (numeric questions).
 */

/** A number without rounding: `units` divided by 10 to the power of `places`. */
export type Decimal = { readonly units: bigint; readonly places: number }

const LONGEST = 40
const GROUPED = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const PLAIN = /^\d+(?:,\d+)?$/
const DOT_DECIMAL = /^\d+\.\d+$/
const COMMA_GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/
const EITHER = /^[1-9]\d{0,2},\d{3}$/

/** In: the number as typed; spaces around it and between groups of three are left aside. Out: undefined when it is no number, or could be two. */
export function readNumber(written: string): Decimal | undefined {
  const text = written.trim().replace(/\u2212/g, '-').replace(/^([+-])\s+/, '$1').replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '')
  if (text.length > LONGEST) return undefined
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? []
  const plain = toPlain(digits)
  if (plain === undefined) return undefined
  const [whole = '', fraction = ''] = plain.split('.')
  const units = BigInt(whole + fraction)
  return lowest({ units: sign === '-' ? -units : units, places: fraction.length })
}

/** Digits with a dot for decimals, by the first way of writing that fits. */
function toPlain(digits: string): string | undefined {
  if (GROUPED.test(digits)) return digits.replaceAll('.', '').replace(',', '.')
  if (EITHER.test(digits)) return undefined
  if (PLAIN.test(digits)) return digits.replace(',', '.')
  if (COMMA_GROUPED.test(digits)) return digits.replaceAll(',', '')
  return DOT_DECIMAL.test(digits) ? digits : undefined
}

/** A number of our own files, exactly as it is printed there. Throws RangeError for what needs an exponent. */
export function decimalOf(value: number): Decimal {
  const [whole = '', fraction = ''] = String(value).split('.')
  if (!/^-?\d+$/.test(whole) || !/^\d*$/.test(fraction)) throw new RangeError(`cannot take ${value} exactly`)
  return lowest({ units: BigInt(whole + fraction), places: fraction.length })
}

/** Negative, 0 or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { units } = subtractDecimals(a, b)
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

/** a − b, exactly. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return lowest({ units: scaled(a, places) - scaled(b, places), places })
}

/** a × b, exactly. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return lowest({ units: a.units * b.units, places: a.places + b.places })
}

/** Without its sign. */
export function absoluteDecimal({ units, places }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, places }
}

function scaled({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places)
}

/** One form for one number: no zeros at the end of the decimals. */
function lowest({ units, places }: Decimal): Decimal {
  let [rest, left] = [units, places]
  while (left > 0 && rest % 10n === 0n) [rest, left] = [rest / 10n, left - 1]
  return { units: rest, places: left }
}
