/** Whom a training plan is about: the people of some units, filtered as the overview is, and how many of them meet the standard. */
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { peopleOn } from './people-condition.server'

type Whose = { readonly unitIds: readonly string[]; readonly filter: PeopleFilter; readonly today: Day }

/** Those who do not meet the standard today, by id. */
export async function findPlanPeople({ unitIds, filter, today }: Whose): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT s.officer_id AS id FROM standing_span s
    WHERE s.unit_id = ANY(${[...unitIds]}::uuid[]) AND NOT s.meets AND s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date) ${peopleOn(filter, today)}
    ORDER BY s.officer_id`
  return rows.map(({ id }) => id)
}

/** People, who of them meets the standard, and who of these is known not to on a later day. */
export async function countPlanPeople({ unitIds, filter, today, later }: Whose & { readonly later: Day }): Promise<{ people: number; met: number; lapsing: number }> {
  const [row] = await db().$queryRaw<{ people: number; met: number; lapsing: number }[]>`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE s.meets)::int AS met,
      count(*) FILTER (WHERE s.meets AND EXISTS (SELECT 1 FROM standing_span n WHERE n.officer_id = s.officer_id AND NOT n.meets AND n.valid_from <= ${later}::date AND (n.valid_to IS NULL OR n.valid_to > ${later}::date)))::int AS lapsing
    FROM standing_span s WHERE s.unit_id = ANY(${[...unitIds]}::uuid[]) AND s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date) ${peopleOn(filter, today)}`
  return row ?? { people: 0, met: 0, lapsing: 0 }
}
