/** Numbers of gaps: our files write them as people here do (1.000,5), other systems with a point (1000.5). */
import { readNumber } from '../kernel/vietnamese-number'

/** 1.000,5 → 1000.5; undefined when it is no number. */
export function pointNumber(written: string): string | undefined {
  const read = readNumber(written)
  if (read === undefined) return undefined
  const digits = String(read.units < 0n ? -read.units : read.units).padStart(read.places + 1, '0')
  const whole = digits.slice(0, digits.length - read.places)
  return `${read.units < 0n ? '-' : ''}${whole}${read.places > 0 ? `.${digits.slice(-read.places)}` : ''}`
}

/** 1000.5 → 1000,5; undefined when it is no number. */
export function ourNumber(written: string): string | undefined {
  const text = written.trim()
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? text.replace('+', '').replace('.', ',') : undefined
}
