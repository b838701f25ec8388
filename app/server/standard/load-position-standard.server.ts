/** One position: all versions of its standard with decision and days, its draft, and the names of what they ask for. */
import type { Actor } from '~/domain/access/role'
import { weakestState, type ReviewState } from '~/domain/content/review-state'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { contentOf, standardContent } from '~/domain/standard/standard-content'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findRewrites } from './find-rewrites.server'
import { findStandardCatalogue } from './find-standard-catalogue.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'

async function load(by: Actor, code: string, today: Day) {
  const position = await db().position.findUnique({ where: { code }, include: { draft: true } })
  if (!position) return null
  const [right, catalogue, standards, details, rewrites] = await Promise.all([
    getTopRight(by, 'editStandards', today),
    findStandardCatalogue(),
    findStandards(queriesOf(db()), [position.id]),
    db().positionStandard.findMany({ where: { positionId: position.id }, select: { id: true, publishedAt: true, publication: { select: { legalBasis: true, publishedBy: true } }, requirements: { select: { reviewState: true } } } }),
    findRewrites(code),
  ])
  const known = new Map(details.map((row) => [row.id, row]))
  const versions = (standards.get(position.id) ?? []).map((version) => ({
    number: version.number, span: version.span, decision: version.decision,
    legalBasis: known.get(version.id)?.publication?.legalBasis ?? null,
    publishedBy: known.get(version.id)?.publication?.publishedBy ?? null,
    reviewState: weakestState((known.get(version.id)?.requirements ?? []).map(({ reviewState }) => reviewState as ReviewState)),
    content: contentOf(version),
  }))
  const draft = position.draft === null ? null : { revision: position.draft.revision, updatedBy: position.draft.updatedBy, updatedAt: position.draft.updatedAt, content: standardContent.parse(position.draft.content) }
  return { code, name: position.name, mayEdit: right.ok, versions, draft, rewrites, catalogue }
}

export type PositionStandardView = NonNullable<Awaited<ReturnType<typeof load>>>

export async function loadPositionStandard(by: Actor, code: string, today: Day): Promise<Result<PositionStandardView, 'not_found'>> {
  const found = await load(by, code, today)
  return found === null ? err('not_found') : ok(found)
}
