/**
 * Everybody's figures at ends of quarters, kept by question (which units count on which end) and counted anew only where a
 * change of one of those units has overtaken them; see keep-unit-days, whose notes of changes decide here too.
 */
import { createHash } from 'node:crypto'
import { Prisma } from '@prisma/client'
import type { Count } from '~/domain/compliance/share-class'
import { quarterNumber } from '~/domain/compliance/quarter'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import { queriesOn } from '~/server/standing/load-person-facts.server'
import { quarterCountsQuery } from './find-quarter-counts.server'
import { KEEP } from './keep-unit-days.server'

type Kept = { readonly quarters: readonly number[]; readonly people: readonly number[]; readonly met: readonly number[] }

/** In: ends of quarters, and the units that count on each; days that share a list share the array. */
export async function keepQuarterCounts(unitsByDay: ReadonlyMap<Day, readonly string[]>): Promise<Map<Day, Count>> {
  const lists = [...new Set(unitsByDay.values())]
  const units = [...new Set(lists.flat())]
  const question = nameOf(unitsByDay, lists)
  const [kept] = await queriesOn(pool())<Kept>(Prisma.sql`
    SELECT quarters, people, met FROM quarter_count c WHERE question = ${question} AND kept_at > now() - ${KEEP}
      AND NOT EXISTS (SELECT 1 FROM unit_touch t WHERE t.unit_id = ANY(${units}::uuid[]) AND t.xid >= pg_snapshot_xmin(c.seen)::text::bigint AND NOT pg_visible_in_snapshot(t.xid::text::xid8, c.seen))`)
  const { quarters, people, met } = kept ?? (await count(question, unitsByDay))
  return new Map([...unitsByDay.keys()].map((day) => {
    const at = quarters.indexOf(quarterNumber(day))
    return [day, { people: people[at] ?? 0, met: met[at] ?? 0 }]
  }))
}

/** Of the question: its days, and which list of units counts on each. */
function nameOf(unitsByDay: ReadonlyMap<Day, readonly string[]>, lists: readonly (readonly string[])[]): string {
  const name = [[...unitsByDay].map(([day, units]) => [day, lists.indexOf(units)]), lists.map((units) => [...units].sort())]
  return createHash('sha256').update(JSON.stringify(name)).digest('base64')
}

async function count(question: string, unitsByDay: ReadonlyMap<Day, readonly string[]>): Promise<Kept> {
  const send = queriesOn(pool())
  await send(Prisma.sql`DELETE FROM quarter_count WHERE kept_at < now() - ${KEEP}`)
  const [counted] = await send<Kept>(Prisma.sql`
    INSERT INTO quarter_count (question, seen, quarters, people, met)
    SELECT ${question}, pg_current_snapshot(), COALESCE(array_agg(day), '{}'), COALESCE(array_agg(people), '{}'), COALESCE(array_agg(met), '{}') FROM (${quarterCountsQuery(unitsByDay)}) AS counted
    ON CONFLICT (question) DO UPDATE SET seen = EXCLUDED.seen, kept_at = now(), quarters = EXCLUDED.quarters, people = EXCLUDED.people, met = EXCLUDED.met
    RETURNING quarters, people, met`)
  if (counted === undefined) throw new Error('no figures were kept')
  return counted
}
