/**
 * The effect of a draft on everybody who holds the position on the day of judgement, counted by the rules themselves: 100
 * people at a time on a plain connection, four queries each, giving way to other requests in between. Names only of the
 * page asked for; the next pages of the same draft, for a minute, without counting again.
 */
import { setImmediate as giveWay } from 'node:timers/promises'
import { Prisma } from '@prisma/client'
import { type DraftEffect, NO_EFFECT, addDraftEffect } from '~/domain/compliance/draft-effect'
import type { Day } from '~/domain/kernel/day'
import { compareVietnamese } from '~/domain/kernel/vietnamese-text'
import type { Requirement } from '~/domain/standard/standard'
import type { StandardContent, StandardRequirementContent } from '~/domain/standard/standard-content'
import { withDraft } from '~/domain/standard/standard-draft'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { getCountingRule } from '~/server/standing/get-counting-rule.server'
import { type RunQuery, loadPersonFacts, queriesOn } from '~/server/standing/load-person-facts.server'
import type { StandardCatalogue } from './find-standard-catalogue.server'

const BATCH = 100
const PAGE = 25

type Asked = { readonly code: string; readonly revision: number; readonly draft: StandardContent; readonly catalogue: StandardCatalogue; readonly on: Day; readonly today: Day; readonly page: number }

const KEPT_MS = 60_000
const KEPT_MOST = 20
const kept = new Map<string, { until: number; effect: Promise<DraftEffect> }>()

export async function countDraftEffect(asked: Asked) {
  const { code, draft, on, today, page } = asked
  const { id: positionId } = await db().position.findUniqueOrThrow({ where: { code }, select: { id: true } })
  const judgedOn = draft.transitionUntil !== null && draft.transitionUntil > on ? draft.transitionUntil : on
  const effect = await keptEffect({ ...asked, positionId, judgedOn })
  const meetNow = await db().standingSpan.count({ where: { positionId, meets: true, validFrom: { lte: toColumn(today) }, OR: [{ validTo: null }, { validTo: { gt: toColumn(today) } }] } })
  const causes = new Map<string, { requirement: Requirement; count: number }>()
  for (const requirement of effect.fallen.flatMap(({ missing }) => missing)) {
    const found = causes.get(requirement.id)
    causes.set(requirement.id, { requirement, count: (found?.count ?? 0) + 1 })
  }
  return { ...effect, meetNow, judgedOn, fallen: await namesOf(effect.fallen, judgedOn, page), fallenCount: effect.fallen.length, page, pageSize: PAGE, causes: [...causes.values()].sort((a, b) => b.count - a.count) }
}

type Counted = Asked & { readonly positionId: string; readonly judgedOn: Day }

/** Page 1 always counts anew: facts may have changed. */
function keptEffect(asked: Counted): Promise<DraftEffect> {
  const key = [asked.positionId, asked.revision, asked.on, asked.today].join(' ')
  const now = performance.now()
  const found = kept.get(key)
  if (asked.page > 1 && found && found.until > now) return found.effect
  for (const [old, { until }] of kept) if (until <= now || kept.size >= KEPT_MOST) kept.delete(old)
  const effect = count(asked)
  kept.set(key, { until: now + KEPT_MS, effect })
  effect.catch(() => kept.delete(key))
  return effect
}

async function count({ positionId, draft, catalogue, on, judgedOn, today }: Counted): Promise<DraftEffect> {
  const client = await pool().connect()
  try {
    const run = queriesOn(client)
    // Holders have other posts too, whose standards decide nothing here: only this position is counted.
    const standards = await findStandards(run, [positionId])
    const coming = withDraft(standards.get(positionId) ?? [], { ...draft, requirements: requirementsOf(draft.requirements, catalogue) }, on)
    const asked = { positionId, standards, withDraft: new Map([[positionId, coming]]), judgedOn, rule: await getCountingRule(run) }
    let effect = NO_EFFECT
    for (let ids = await holdersAfter(run, positionId, null, today); ids.length > 0; ids = await holdersAfter(run, positionId, ids.at(-1) ?? null, today)) {
      effect = addDraftEffect(effect, await loadPersonFacts(run, ids), asked)
      await giveWay()
    }
    return effect
  } finally {
    client.release()
  }
}

async function holdersAfter(run: RunQuery, positionId: string, last: string | null, today: Day): Promise<string[]> {
  const rows = await run<{ id: string }>(Prisma.sql`
    SELECT DISTINCT officer_id::text AS id FROM posting
    WHERE position_id = ${positionId}::uuid AND kind = 'main' AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > ${today}::date)
      AND (${last}::uuid IS NULL OR officer_id > ${last}::uuid) ORDER BY 1 LIMIT ${BATCH}`)
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
