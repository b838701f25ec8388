/**
 * The trees of some officers on a day, by officer: one query for all standards, and two for the facts of each 500
 * officers, so that neither memory nor the event loop carries a district's evidence at once.
 */
import { setImmediate } from 'node:timers/promises'
import { EXPIRING_DAYS, evaluate } from '~/domain/compliance/evaluate'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOn } from '~/server/standing/load-person-facts.server'

const SLICE = 500
/** So many are judged before others have their turn. */
const BATCH = 100

export async function findStandingTrees(officerIds: readonly string[], asOf: Day): Promise<Map<string, StandingTree>> {
  const trees = new Map<string, StandingTree>()
  const client = await pool().connect()
  try {
    const run = queriesOn(client)
    const standards = await findStandards(run)
    for (let from = 0; from < officerIds.length; from += SLICE) {
      // Superseded evidence explains a revocation, and with it whose move the gap is.
      for (const person of await loadPersonFacts(run, officerIds.slice(from, from + SLICE), { superseded: true })) {
        trees.set(person.officerId, evaluate({ person, standards, asOf, expiringDays: EXPIRING_DAYS }))
        if (trees.size % BATCH === 0) await setImmediate()
      }
    }
    return trees
  } finally {
    client.release()
  }
}
