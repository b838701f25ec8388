/** One position: all versions of its standard with decision and days, its draft, and the names of what they ask for. */
import type { Actor } from '~/domain/access/role'
import { weakestState, type ReviewState } from '~/domain/content/review-state'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { contentOf, draftContent } from '~/domain/standard/standard-draft'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findRewrites } from './find-rewrites.server'
import { findStandardCatalogue } from './find-standard-catalogue.server'
import { getStandardRight } from './get-standard-right.server'

async function load(by: Actor, code: string, today: Day) {
  const position = await db().position.findUnique({ where: { code }, include: { draft: true } })
  if (!position) return null
  const [right, catalogue, standards, details, rewrites] = await Promise.all([
    getStandardRight(by, today),
    findStandardCatalogue(),
    findStandards(queriesOf(db()), [position.id]),
    db().positionStandard.findMany({ where: { positionId: position.id }, select: { id: true, publishedAt: true, publication: { select: { legalBasis: true, publishedBy: true } }, requirements: { select: { reviewState: true } } } }),
    findRewrites(code),
  ])
  const known = new Map(details.map((row) => [row.id, row]))
  const versions = (standards.get(position.id) ?? []).map(({ id, number, span, decision, requirements }) => ({
    number, span, decision,
    legalBasis: known.get(id)?.publication?.legalBasis ?? null,
    reviewState: weakestState((known.get(id)?.requirements ?? []).map(({ reviewState }) => reviewState as ReviewState)),
    content: requirements.map(contentOf),
  }))
  const draft = position.draft === null ? null : { revision: position.draft.revision, updatedBy: position.draft.updatedBy, updatedAt: position.draft.updatedAt, content: draftContent.parse(position.draft.requirements) }
  return { code, name: position.name, mayEdit: right.ok, versions, draft, rewrites, catalogue }
}

export type PositionStandardView = NonNullable<Awaited<ReturnType<typeof load>>>

export async function loadPositionStandard(by: Actor, code: string, today: Day): Promise<Result<PositionStandardView, 'not_found'>> {
  const found = await load(by, code, today)
  return found === null ? err('not_found') : ok(found)
}
