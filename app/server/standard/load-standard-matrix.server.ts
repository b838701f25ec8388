/** Positions × competencies on a day: what the standard in force asks of each, and what its draft (or its last version) would. */
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { contentOf, nextContent, standardContent } from '~/domain/standard/standard-content'
import { standardInForce } from '~/domain/standard/standard'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findRewrites } from './find-rewrites.server'
import { findStandardCatalogue } from './find-standard-catalogue.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'

export async function loadStandardMatrix(by: Actor, today: Day) {
  const [right, catalogue, standards, positions, rewrites] = await Promise.all([
    getTopRight(by, 'editStandards', today),
    findStandardCatalogue(),
    findStandards(queriesOf(db())),
    db().position.findMany({ orderBy: { code: 'asc' }, select: { id: true, code: true, name: true, draft: { select: { revision: true, content: true } } } }),
    findRewrites(),
  ])
  const rows = positions.map(({ id, code, name, draft }) => {
    const version = standardInForce(standards, id, today)
    const last = standards.get(id)?.at(-1) ?? null
    const inForce = nextContent(version && contentOf(version))
    return {
      code, name, number: version?.number ?? null, draft: draft !== null, revision: draft?.revision ?? 0, coming: last !== null && last.span.from > today,
      inForce,
      /** What the next version is written from. */
      working: draft === null ? nextContent(last && contentOf(last)) : standardContent.parse(draft.content),
    }
  })
  return { mayEdit: right.ok, catalogue, rows, rewrites }
}

