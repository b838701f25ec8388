/** Positions × competencies on a day: what the standard in force asks of each position, and which have a draft. */
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { contentOf } from '~/domain/standard/standard-draft'
import { standardInForce } from '~/domain/standard/standard'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findRewrites } from './find-rewrites.server'
import { findStandardCatalogue } from './find-standard-catalogue.server'
import { getStandardRight } from './get-standard-right.server'

export async function loadStandardMatrix(by: Actor, today: Day) {
  const [right, catalogue, standards, positions, rewrites] = await Promise.all([
    getStandardRight(by, today),
    findStandardCatalogue(),
    findStandards(queriesOf(db())),
    db().position.findMany({ orderBy: { code: 'asc' }, select: { id: true, code: true, name: true, draft: { select: { updatedAt: true } } } }),
    findRewrites(),
  ])
  const rows = positions.map(({ id, code, name, draft }) => {
    const version = standardInForce(standards, id, today)
    return { code, name, number: version?.number ?? null, draft: draft !== null, requirements: (version?.requirements ?? []).map(contentOf) }
  })
  return { mayEdit: right.ok, competencies: catalogue.competencies.map(({ code, group, name }) => ({ code, group, name })), rows, rewrites }
}
