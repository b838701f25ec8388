/** One cohort (khóa) as it may be corrected: what it is, how many hold a seat, and whether anybody was ever in it. For who manages the programme. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db, type Transaction } from '~/server/db.server'
import { holdsSeatSql } from './holds-seat-sql.server'

export type Cohort = { readonly id: string; readonly programmeId: string; readonly name: string; readonly startsOn: Day; readonly endsOn: Day; readonly seats: number; readonly taken: number; readonly hadMembers: boolean }

export async function getCohort(by: Actor, id: string, tx: Transaction = db()): Promise<Result<Cohort, Refusal | 'not_found'>> {
  const [found] = await tx.$queryRaw<(Cohort & { runs: string })[]>`
    SELECT c.id::text, c.programme_id::text AS "programmeId", c.name, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.seats, c.had_members AS "hadMembers", p.unit_id::text AS runs,
      (SELECT count(*)::int FROM programme_member m WHERE m.cohort_id = c.id AND ${holdsSeatSql}) AS taken
    FROM programme_cohort c JOIN programme p ON p.id = c.programme_id WHERE c.id = ${id}::uuid`
  if (!found) return err('not_found')
  const { runs, ...cohort } = found
  const decision = may(by, 'manageProgramme', { unitPath: [runs] })
  return decision.ok ? ok(cohort) : err(decision.reason)
}
