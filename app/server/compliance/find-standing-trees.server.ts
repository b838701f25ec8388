/** The trees of some officers on a day, by officer, in three queries however many there are. */
import { setImmediate } from 'node:timers/promises'
import { EXPIRING_DAYS, evaluate } from '~/domain/compliance/evaluate'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOn } from '~/server/standing/load-person-facts.server'

const BATCH = 100

export async function findStandingTrees(officerIds: readonly string[], asOf: Day): Promise<Map<string, StandingTree>> {
  const client = await pool().connect()
  const { people, standards } = await (async () => {
    try {
      const run = queriesOn(client)
      // Superseded evidence explains a revocation, and with it whose move the gap is.
      const people = await loadPersonFacts(run, officerIds, { superseded: true })
      return { people, standards: await findStandards(run, [...new Set(people.flatMap(({ postings }) => postings.map(({ positionId }) => positionId)))]) }
    } finally {
      client.release()
    }
  })()
  const trees = new Map<string, StandingTree>()
  for (const person of people) {
    trees.set(person.officerId, evaluate({ person, standards, asOf, expiringDays: EXPIRING_DAYS }))
    if (trees.size % BATCH === 0) await setImmediate()
  }
  return trees
}
