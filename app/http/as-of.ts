/** The day of a report from the address. What cannot be read keeps its text and a reason; the page then shows today. */
import { type AsOfFault, type KnownMoment, parseAsOf, parseKnown, parseKnownMoment } from '~/domain/compliance/as-of'
import type { Day } from '~/domain/kernel/day'
import { now, today } from '~/server/clock.server'

export type AsOfAsked = { asOf: Day; today: Day; wrong: { typed: string; fault: AsOfFault } | null }

export function readAsOf(request: Request): AsOfAsked {
  const day = today()
  const typed = new URL(request.url).searchParams.get('on')
  const parsed = parseAsOf(typed, day)
  return parsed.ok ? { asOf: parsed.value, today: day, wrong: null } : { asOf: day, today: day, wrong: { typed: (typed ?? '').slice(0, 40), fault: parsed.reason } }
}

export type KnownAsked = { known: Day | null; wrongKnown: { typed: string; fault: AsOfFault } | null }

/** The day on which something was known, from `known` in the address; null = as known now, also where it cannot be read. */
export function readKnown(request: Request): KnownAsked {
  const typed = new URL(request.url).searchParams.get('known')
  const parsed = parseKnown(typed, today())
  return parsed.ok ? { known: parsed.value, wrongKnown: null } : { known: null, wrongKnown: { typed: (typed ?? '').slice(0, 40), fault: parsed.reason } }
}

export type KnownMomentAsked = { known: KnownMoment | null; wrongKnown: KnownAsked['wrongKnown'] }

/** As readKnown; a link from signed figures names the instant of signing. */
export function readKnownMoment(request: Request): KnownMomentAsked {
  const typed = new URL(request.url).searchParams.get('known')
  const parsed = parseKnownMoment(typed, today(), now())
  return parsed.ok ? { known: parsed.value, wrongKnown: null } : { known: null, wrongKnown: { typed: (typed ?? '').slice(0, 40), fault: parsed.reason } }
}
