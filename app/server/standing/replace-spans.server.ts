/**
 * Recomputes and replaces the standing_span, standing_gap and standing_quarter rows of some officers, on a connection whose transaction is open.
 * First it locks the officers in id order: of two facts about one officer recorded at once, the second waits, then
 * reads what the first has committed (READ COMMITTED: each statement sees the newest), and neither is lost.
 * FOR NO KEY UPDATE, not FOR UPDATE: inserting a fact holds a KEY SHARE lock on its officer by the foreign key, so
 * two such transactions that both ask FOR UPDATE would wait for each other for ever.
 */
import { Prisma } from '@prisma/client'
import { standingSpans } from '~/domain/compliance/met-spans'
import { findStandards } from './find-standards.server'
import { getCountingRule } from './get-counting-rule.server'
import { inTurns } from './in-turns.server'
import { judgeGaps } from './judge-gaps.server'
import { type RunQuery, loadPersonFacts } from './load-person-facts.server'
import { clearStanding, writeStanding } from './write-standing.server'

/** Out: how many rows there are now. Standards are read under the locks too: one published meanwhile is never overwritten by an older one. */
export async function replaceSpans(run: RunQuery, officerIds: readonly string[]): Promise<number> {
  const ids = [...new Set(officerIds)].sort()
  if (ids.length === 0) return 0
  await run(Prisma.sql`SELECT id FROM officer WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`)
  const facts = await loadPersonFacts(run, ids, { superseded: true })
  const positions = new Set(facts.flatMap(({ postings }) => postings.map(({ positionId }) => positionId)))
  const standardsByPosition = await findStandards(run, [...positions])
  const rule = await getCountingRule(run, { held: facts.some(({ absences }) => absences.length > 0) })
  const judged = await inTurns(facts, (person) => ({ person, spans: standingSpans({ ...person, standardsByPosition, rule }) }))
  const rows = judged.flatMap(({ person, spans }) => spans.map((span) => ({ ...span, officerId: person.officerId })))
  const gaps = await judgeGaps(run, judged, standardsByPosition)
  await clearStanding(run, ids, rows.map(({ unitId }) => unitId))
  await writeStanding(run, rows, gaps)
  return rows.length
}
