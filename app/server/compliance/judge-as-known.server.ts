/** The rows that some people are counted with on a day, by what was known at a moment; null for who is not counted. */
import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { EXPIRING_DAYS, evaluate } from '~/domain/compliance/evaluate'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import type { Day } from '~/domain/kernel/day'
import type { CountedRow } from '~/domain/snapshot/row-change'
import { findStandards } from '~/server/standing/find-standards.server'
import { getCountingRule } from '~/server/standing/get-counting-rule.server'
import { loadPersonFacts, queriesOn } from '~/server/standing/load-person-facts.server'

/** People judged before other requests have their turn. */
const BATCH = 100

/** Five queries for each hundred people. Standards and the rule of counting are those recorded now, as everywhere (decision 020). */
export async function judgeAsKnown(client: pg.ClientBase, officerIds: readonly string[], asOf: Day, knownAt: Date): Promise<Map<string, CountedRow | null>> {
  const judged = new Map<string, CountedRow | null>()
  if (officerIds.length === 0) return judged
  const run = queriesOn(client)
  const [rule, standards] = [await getCountingRule(run), await findStandards(run)]
  for (let at = 0; at < officerIds.length; at += BATCH) {
    for (const person of await loadPersonFacts(run, officerIds.slice(at, at + BATCH), { knownAt })) {
      judged.set(person.officerId, countedRow(evaluate({ person, standards, asOf, expiringDays: EXPIRING_DAYS, statesOnly: true, rule })))
    }
    await setImmediate()
  }
  return judged
}

function countedRow({ posting, counted, meets, metCount, totalCount }: StandingTree): CountedRow | null {
  return posting === null || counted === false ? null : { unitId: posting.unitId, positionId: posting.positionId, meets, metCount, totalCount }
}
