/**
 * Publishes new versions of the standards of positions. A version is found by position and number; one that is there
 * with other content is refused, for a published version never changes. The version before ends when the next begins.
 * From the first version of a position that was published in the browser on, content has no say (decision 060).
 */
import { NO_TERMS, type StandardRequirementContent } from '~/domain/standard/standard-content'
import type { StandardVersionContent } from '~/domain/standard/standard-file'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { contentHash } from './content-hash.server'
import type { Sentence } from './fault-sentence.server'

/** What a version is, its end apart: that comes with the next version. Without terms the hash is that of versions from before there were any. */
function hashOf({ position, number, validFrom, decision, reviewState, requirements, terms }: StandardVersionContent): string {
  return contentHash({ position, number, validFrom, decision, reviewState, requirements, ...(terms === undefined ? {} : { terms }) })
}
async function published(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.positionStandard.findMany({ select: { number: true, contentHash: true, position: { select: { code: true } } } })
  return new Map(rows.map((row) => [`${row.position.code} ${row.number}`, row.contentHash]))
}

/** The versions that content decides: those before the first one of their position that was published in the browser. */
export async function standardsOfContent(tx: Transaction, versions: readonly StandardVersionContent[]): Promise<StandardVersionContent[]> {
  const rows = await tx.positionStandard.findMany({ where: { publication: { isNot: null } }, select: { number: true, position: { select: { code: true } } } })
  return versions.filter((version) => !rows.some(({ number, position }) => position.code === version.position && number <= version.number))
}

/** Why these standards cannot be published; nothing is written. */
export async function refuseStandards(tx: Transaction, versions: readonly StandardVersionContent[], sentence: Sentence): Promise<string[]> {
  const known = await published(tx)
  return versions
    .filter((version) => (known.get(`${version.position} ${version.number}`) ?? hashOf(version)) !== hashOf(version))
    .map(({ position, number }) => sentence('standardFrozen', { code: position, number }))
}

/** Out: the position of each version that was published. */
export async function publishStandards(tx: Transaction, versions: readonly StandardVersionContent[]): Promise<string[]> {
  const known = await published(tx)
  const fresh = versions.filter((version) => !known.has(`${version.position} ${version.number}`))
  if (fresh.length === 0) return []
  const codes = await idsByCode(tx)
  const standards = fresh.map((version) => ({ id: newId(), version, positionId: need(codes.positions, version.position) }))
  // In order of number: what was open ends at the first new version, not at a later one.
  for (const { version, positionId } of standards) {
    await tx.positionStandard.updateMany({ where: { positionId, number: { lt: version.number }, validTo: null }, data: { validTo: toColumn(version.validFrom) } })
  }
  await tx.positionStandard.createMany({
    data: standards.map(({ id, version, positionId }) => {
      const { toleratesOneBelow, graceDays, transitionUntil } = version.terms ?? NO_TERMS
      return {
        id, positionId, number: version.number, validFrom: toColumn(version.validFrom), validTo: version.validTo === null ? null : toColumn(version.validTo), decision: version.decision, contentHash: hashOf(version),
        toleratesOneBelow, graceDays, transitionUntil: transitionUntil === null ? null : toColumn(transitionUntil),
      }
    }),
  })
  await tx.standardRequirement.createMany({
    data: standards.flatMap(({ id, version }) => version.requirements.map((one, i) => ({ id: newId(), standardId: id, ordinal: i + 1, reviewState: version.reviewState, minGrade: one.minGrade ?? null, ...columnsOf(one, codes) }))),
  })
  return standards.map(({ positionId }) => positionId)
}

type Codes = { positions: Map<string, string>; competencies: Map<string, string>; certificates: Map<string, string> }

async function idsByCode(tx: Transaction): Promise<Codes> {
  const select = { id: true, code: true } as const
  const map = (rows: { id: string; code: string }[]) => new Map(rows.map(({ id, code }) => [code, id]))
  return { positions: map(await tx.position.findMany({ select })), competencies: map(await tx.competency.findMany({ select })), certificates: map(await tx.certificateType.findMany({ select })) }
}

function need(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`no row has code ${code}`)
  return id
}

function columnsOf(requirement: StandardRequirementContent, codes: Codes) {
  switch (requirement.kind) {
    case 'education':
      return { kind: requirement.kind, education: requirement.education }
    case 'certificate':
      return { kind: requirement.kind, certificateTypeId: need(codes.certificates, requirement.certificate) }
    case 'training_hours':
      return { kind: requirement.kind, hours: requirement.hours }
    case 'document':
      return { kind: requirement.kind, documentType: requirement.document }
    case 'competency':
      return { kind: requirement.kind, competencyId: need(codes.competencies, requirement.competency), level: requirement.level }
  }
}
