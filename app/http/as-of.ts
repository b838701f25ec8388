/** The day of a report from the address. What cannot be read keeps its text and a reason; the page then shows today. */
import { type AsOfFault, parseAsOf, parseKnown } from '~/domain/compliance/as-of'
import type { Day } from '~/domain/kernel/day'
import { today } from '~/server/clock.server'

export type AsOfAsked = { asOf: Day; today: Day; wrong: { typed: string; fault: AsOfFault } | null }

export function readAsOf(request: Request): AsOfAsked {
  const now = today()
  const typed = new URL(request.url).searchParams.get('on')
  const parsed = parseAsOf(typed, now)
  return parsed.ok ? { asOf: parsed.value, today: now, wrong: null } : { asOf: now, today: now, wrong: { typed: (typed ?? '').slice(0, 40), fault: parsed.reason } }
}

export type KnownAsked = { known: Day | null; wrongKnown: { typed: string; fault: AsOfFault } | null }

/** The day on which something was known, from `known` in the address; null = as known now, also where it cannot be read. */
export function readKnown(request: Request): KnownAsked {
  const typed = new URL(request.url).searchParams.get('known')
  const parsed = parseKnown(typed, today())
  return parsed.ok ? { known: parsed.value, wrongKnown: null } : { known: null, wrongKnown: { typed: (typed ?? '').slice(0, 40), fault: parsed.reason } }
}
