/** The month of a sheet from the address, "2026-11", as its first day; null when none is named, or none that is one. */
import { isDay, type Day } from '~/domain/kernel/day'

export function monthDay(text: string | null): Day | null {
  const day = `${text ?? ''}-01`
  return isDay(day) ? day : null
}

export function readMonth(request: Request): Day | null {
  return monthDay(new URL(request.url).searchParams.get('month'))
}
