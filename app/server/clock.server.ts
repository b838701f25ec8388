/** The server's clock. Everything below takes now or today as an argument; only routes and jobs ask here. */
import { dayOfInstant, type Day } from '~/domain/kernel/day'

export function now(): Date {
  return new Date()
}

/** Today in Hà Nội. */
export function today(): Day {
  return dayOfInstant(now())
}
