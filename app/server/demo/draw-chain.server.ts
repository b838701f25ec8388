/** The certificates of one type that one person has held: the first, each renewed before it ends, the last holding today or not. */
import { type Day, addDays, addMonths } from '~/domain/kernel/day'
import type { DaySpan } from '~/domain/kernel/day-span'
import { type Dice, earlier, later } from './make-dice.server'

export type ChainWish = {
  /** First day on which the person held one. */
  first: Day
  months: number
  today: Day
  start: Day
  /** About when the person last went through training: certificates are renewed together. */
  refreshed: Day
  /** The day the last one ends, when that is decided. */
  ends?: Day
  /** One renewal came after the end of the one before. */
  late: boolean
}

const issued = (from: Day, months: number): DaySpan => ({ from, to: addDays(addMonths(from, months), 1) })

/** The last day of issue: as decided, or such that it holds for more than the time of warning. */
function lastIssue({ first, months, today, refreshed, ends }: ChainWish, d: Dice): Day {
  if (ends !== undefined) return addMonths(addDays(ends, -1), -months)
  const earliest = addDays(addMonths(today, -months), 120)
  const together = earlier(later(earliest, addDays(refreshed, d.between(-20, 20))), addDays(today, -4))
  return first >= earliest ? first : later(first, together)
}

export function chainOf(wish: ChainWish, d: Dice): DaySpan[] {
  const { first, months, today, start } = wish
  let late = wish.late
  let from = lastIssue(wish, d)
  const spans = [{ ...issued(from, months), ...(wish.ends !== undefined && { to: wish.ends }) }]
  // Backwards, each issued so that it ended shortly after the next began.
  while (from > first) {
    const gap = late && from > addDays(start, 90) && from < addDays(today, -20) ? d.between(15, 80) : -d.between(5, 70)
    if (gap > 0) late = false
    const before = addDays(addMonths(from, -months), -gap - 1)
    if (before <= first && gap < 0) {
      spans.unshift(issued(first, months))
      break
    }
    spans.unshift(issued(before, months))
    from = before
  }
  return spans
}
