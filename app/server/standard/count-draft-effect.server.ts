/**
 * The effect of a draft on everybody who holds the position on the day of judgement, counted by the rules themselves: 250
 * people at a time, four queries each, giving way to other requests in between. Names only of the page asked for.
 */
import { setImmediate as giveWay } from 'node:timers/promises'
import { NO_EFFECT, addDraftEffect } from '~/domain/compliance/draft-effect'
import type { Day } from '~/domain/kernel/day'
import { compareVietnamese } from '~/domain/kernel/vietnamese-text'
import type { Requirement } from '~/domain/standard/standard'
import type { StandardContent, StandardRequirementContent } from '~/domain/standard/standard-content'
import { withDraft } from '~/domain/standard/standard-draft'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { getCountingRule } from '~/server/standing/get-counting-rule.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'
import type { StandardCatalogue } from './find-standard-catalogue.server'

const BATCH = 250
const PAGE = 25

type Asked = { readonly code: string; readonly draft: StandardContent; readonly catalogue: StandardCatalogue; readonly on: Day; readonly today: Day; readonly page: number }

export async function countDraftEffect({ code, draft, catalogue, on, today, page }: Asked) {
  const { id: positionId } = await db().position.findUniqueOrThrow({ where: { code }, select: { id: true } })
  const run = queriesOf(db())
  // Holders have other posts too, whose standards decide nothing here: only this position is counted.
  const standards = await findStandards(run, [positionId])
  const judgedOn = draft.transitionUntil !== null && draft.transitionUntil > on ? draft.transitionUntil : on
  const coming = withDraft(standards.get(positionId) ?? [], { ...draft, requirements: requirementsOf(draft.requirements, catalogue) }, on)
  const asked = { positionId, standards, withDraft: new Map([[positionId, coming]]), judgedOn, today, rule: await getCountingRule(run) }
  let effect = NO_EFFECT
  for (let ids = await holdersAfter(positionId, null, today); ids.length > 0; ids = await holdersAfter(positionId, ids.at(-1) ?? null, today)) {
    effect = addDraftEffect(effect, await loadPersonFacts(run, ids), asked)
    await giveWay()
  }
  const causes = new Map<string, { requirement: Requirement; count: number }>()
  for (const requirement of effect.fallen.flatMap(({ missing }) => missing)) {
    const found = causes.get(requirement.id)
    causes.set(requirement.id, { requirement, count: (found?.count ?? 0) + 1 })
  }
  return { ...effect, judgedOn, fallen: await namesOf(effect.fallen, judgedOn, page), fallenCount: effect.fallen.length, page, pageSize: PAGE, causes: [...causes.values()].sort((a, b) => b.count - a.count) }
}

async function holdersAfter(positionId: string, last: string | null, today: Day): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT officer_id::text AS id FROM posting
    WHERE position_id = ${positionId}::uuid AND kind = 'main' AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > ${today}::date)
      AND (${last}::uuid IS NULL OR officer_id > ${last}::uuid) ORDER BY 1 LIMIT ${BATCH}`
  return rows.map(({ id }) => id)
}

function requirementsOf(draft: readonly StandardRequirementContent[], { competencies, certificates, documents }: StandardCatalogue): Requirement[] {
  return draft.map((one, i): Requirement => {
    const numbered = { id: `draft-${i}`, ordinal: i + 1, minGrade: one.minGrade ?? null }
    switch (one.kind) {
      case 'education':
        return { ...numbered, kind: one.kind, education: one.education }
      case 'training_hours':
        return { ...numbered, kind: one.kind, hours: one.hours }
      case 'document': {
        const { code, name } = rowOf(documents, one.document)
        return { ...numbered, kind: one.kind, documentType: code, name }
      }
      case 'certificate': {
        const { id, code, name } = rowOf(certificates, one.certificate)
        return { ...numbered, kind: one.kind, certificateTypeId: id, code, name }
      }
      case 'competency': {
        const { id, code, name } = rowOf(competencies, one.competency)
        return { ...numbered, kind: one.kind, competencyId: id, code, name, level: one.level }
      }
    }
  })
}

function rowOf<Row extends { readonly code: string }>(rows: readonly Row[], code: string): Row {
  const row = rows.find((one) => one.code === code)
  if (row === undefined) throw new Error(`the draft asks for something unknown: ${code}`)
  return row
}

async function namesOf(fallen: typeof NO_EFFECT.fallen, on: Day, page: number) {
  const unitIds = [...new Set(fallen.map(({ unitId }) => unitId))]
  const units = await db().unitVersion.findMany({ where: { unitId: { in: unitIds }, validFrom: { lte: toColumn(on) }, OR: [{ validTo: null }, { validTo: { gt: toColumn(on) } }] }, select: { unitId: true, name: true } })
  const unitName = new Map(units.map(({ unitId, name }) => [unitId, name]))
  const people = await db().officer.findMany({ where: { id: { in: fallen.map(({ officerId }) => officerId) } }, select: { id: true, fullName: true, sortKey: true } })
  const person = new Map(people.map((row) => [row.id, row]))
  return fallen
    .map(({ officerId, unitId, missing }) => ({ officerId, unit: unitName.get(unitId) ?? '', name: person.get(officerId)?.fullName ?? '', sortKey: person.get(officerId)?.sortKey ?? '', missing }))
    .sort((a, b) => compareVietnamese(a.unit, b.unit) || (a.sortKey < b.sortKey ? -1 : 1))
    .slice((page - 1) * PAGE, page * PAGE)
}
