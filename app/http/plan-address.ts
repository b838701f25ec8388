/** What the address of a training plan says: the first day of study, the pace, of whom. A day that cannot be read keeps its text and a reason. */
import type { AsOfFault } from '~/domain/compliance/as-of'
import { type PeopleFilter, readPeopleFilter } from '~/domain/compliance/people-filter'
import { parsePlanStart } from '~/domain/compliance/plan-start'
import { type Pace, readPace } from '~/domain/compliance/study-days'
import { type Day, dayOfInstant } from '~/domain/kernel/day'

export type PlanAsked = { readonly today: Day; readonly start: Day; readonly pace: Pace; readonly filter: PeopleFilter; readonly wrong: { readonly typed: string; readonly fault: AsOfFault } | null }

export function readPlanAddress(request: Request, now: Date): PlanAsked {
  const today = dayOfInstant(now)
  const { searchParams } = new URL(request.url)
  const typed = searchParams.get('start')
  const start = parsePlanStart(typed, today)
  const pace = readPace(searchParams.get('pace'))
  // Of today the structure of then is that of today.
  const { structure: _, ...filter } = readPeopleFilter((name) => searchParams.get(name))
  return start.ok ? { today, start: start.value, pace, filter, wrong: null } : { today, start: today, pace, filter, wrong: { typed: (typed ?? '').slice(0, 40), fault: start.reason } }
}
