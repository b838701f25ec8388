/**
 * A gap on the sheet of a unit and what became of it. The head confirms it, plans a day, says it is wrong, or passes it
 * on; what nobody answers climbs the unit tree. What stands follows from the last act alone; acts are never changed.
 * Passed on or climbed, it waits at the unit above, from that day on; there the same four answers may be given.
 * Source: issue "Compliance" (head's sheet); decision 072.
 */
import type { WorkingCalendar } from '../calendar/working-calendar'
import type { Day } from '../kernel/day'
import { workingDayAfter } from './sheet-days'

export const answerKinds = ['confirmed', 'planned', 'escalated', 'disputed'] as const
export type AnswerKind = (typeof answerKinds)[number]
export type ActKind = AnswerKind | 'climbed'

export type SheetAct = { readonly kind: ActKind; /** the unit whose move it is from then on */ readonly unitId: string; readonly day: Day }
export type ItemFacts = { readonly ownUnitId: string; readonly openedOn: Day; /** working days to answer, of its sheet */ readonly answerDays: number; /** oldest first */ readonly acts: readonly SheetAct[] }

export type ItemState = {
  /** open: nothing was said by the unit whose move it is */
  readonly state: 'open' | 'confirmed' | 'planned' | 'disputed'
  /** the unit whose move it is, and since when */
  readonly unitId: string
  readonly since: Day
  /** it left the unit it is of, passed on by the head or climbed by itself */
  readonly above: boolean
}

/** What stands about a gap. Total. */
export function itemState({ ownUnitId, openedOn, acts }: ItemFacts): ItemState {
  const last = acts.at(-1)
  if (last === undefined) return { state: 'open', unitId: ownUnitId, since: openedOn, above: false }
  const state = last.kind === 'escalated' || last.kind === 'climbed' ? 'open' : last.kind
  return { state, unitId: last.unitId, since: last.day, above: last.unitId !== ownUnitId }
}

/** The last day on which the unit may answer before the gap climbs; null when it is answered. */
export function answerBy(facts: ItemFacts, calendar: WorkingCalendar): Day | null {
  const { state, since } = itemState(facts)
  return state === 'open' ? workingDayAfter(calendar, since, facts.answerDays) : null
}

/** Whether the gap goes to the unit above today: unanswered, the last day to answer over, and a unit above there. Total. */
export function climbs(facts: ItemFacts, hasParent: boolean, calendar: WorkingCalendar, today: Day): boolean {
  const last = answerBy(facts, calendar)
  return last !== null && hasParent && today > last
}

/** Whether the head of the unit may sign its sheet: nothing waits at the unit itself any more. Signed once. */
export function maySign(sheet: { readonly signed: boolean; readonly items: readonly ItemFacts[] }): { readonly ok: true } | { readonly ok: false; readonly reason: 'signed' | 'unanswered' } {
  if (sheet.signed) return { ok: false, reason: 'signed' }
  const waits = sheet.items.some((item) => { const { state, above } = itemState(item); return state === 'open' && !above })
  return waits ? { ok: false, reason: 'unanswered' } : { ok: true }
}

/** Whether a gap may still be answered: at the unit itself until its sheet is signed; above it always. */
export function mayAnswer(facts: ItemFacts, signed: boolean): boolean {
  return itemState(facts).above || !signed
}
