/**
 * Replaces the standing_gap rows of some officers, beside replaceSpans and in its transaction, under its locks.
 * The spans are handed in: only days that do not comply are judged again.
 */
import { Prisma } from '@prisma/client'
import { gapCode } from '~/domain/compliance/gap-code'
import { type GapFacts, type GapRun, gapRuns } from '~/domain/compliance/gap-runs'
import type { StandingRun } from '~/domain/compliance/met-spans'
import type { PersonFacts } from '~/domain/compliance/person-facts'
import type { StandardsByPosition } from '~/domain/standard/standard'
import { loadLearningFacts } from './load-learning-facts.server'
import type { RunQuery } from './load-person-facts.server'

export type Judged = { readonly person: PersonFacts; readonly spans: readonly StandingRun[] }

/**
 * Gap runs of many people in a row. Of people with nothing on record but one post, only the post and its days matter: a list
 * of thousands of new officers is judged once a post and day instead of once a person. All by the same standards.
 */
function gapRunsOf(): (facts: GapFacts, spans: readonly StandingRun[]) => readonly GapRun[] {
  const bare = new Map<string, readonly GapRun[]>()
  return (facts, spans) => {
    const { postings: [only, ...others], evidence, waivers = [], absences = [] } = facts.person
    if (only === undefined || others.length + evidence.length + waivers.length + absences.length + facts.learning.length > 0) return gapRuns(facts, spans)
    const key = [only.positionId, only.kind, only.span.from, only.span.to].join(' ')
    const found = bare.get(key) ?? gapRuns(facts, spans)
    bare.set(key, found)
    return found.map((run) => ({ ...run, unitId: only.unitId }))
  }
}

/** In: officers with all facts, superseded evidence with them. Out: how many rows there are now. */
export async function replaceGaps(run: RunQuery, judged: readonly Judged[], standards: StandardsByPosition): Promise<number> {
  const ids = judged.map(({ person }) => person.officerId)
  const lacking = judged.filter(({ spans }) => spans.some(({ meets }) => !meets))
  const learning = lacking.length === 0 ? new Map() : await loadLearningFacts(run, lacking.map(({ person }) => person.officerId))
  const runsOf = gapRunsOf()
  const rows = lacking.flatMap(({ person, spans }) => runsOf({ person, standards, learning: learning.get(person.officerId) ?? [] }, spans).map((gap) => ({ ...gap, officerId: person.officerId })))
  await run(Prisma.sql`DELETE FROM standing_gap WHERE officer_id = ANY(${ids}::uuid[])`)
  if (rows.length === 0) return 0
  const column = <Value>(pick: (row: (typeof rows)[number]) => Value): Value[] => rows.map(pick)
  await run(Prisma.sql`
    INSERT INTO standing_gap (officer_id, valid_from, valid_to, unit_id, position_id, standard_id, leaves)
    SELECT officer_id, valid_from, NULLIF(valid_to, 'infinity'), unit_id, position_id, standard_id, leaves::int[]
    FROM unnest(${column((row) => row.officerId)}::uuid[], ${column((row) => row.from)}::date[], ${column((row) => row.to ?? 'infinity')}::date[],
      ${column((row) => row.unitId)}::uuid[], ${column((row) => row.positionId)}::uuid[], ${column((row) => row.standardId)}::uuid[],
      ${column((row) => `{${row.leaves.map(gapCode).join(',')}}`)}::text[])
      AS new (officer_id, valid_from, valid_to, unit_id, position_id, standard_id, leaves)`)
  return rows.length
}
