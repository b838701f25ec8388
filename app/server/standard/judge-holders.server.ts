/**
 * Everybody who holds a position, judged by the rules themselves with and without a draft: 250 people at a time on a plain
 * connection, four queries each, the next ones read while these are judged. Only evidence that holds on the day is read.
 */
import { setImmediate as giveWay } from 'node:timers/promises'
import { Prisma } from '@prisma/client'
import { type DraftEffect, NO_EFFECT, addDraftEffect } from '~/domain/compliance/draft-effect'
import type { PersonFacts } from '~/domain/compliance/person-facts'
import type { Day } from '~/domain/kernel/day'
import type { Requirement } from '~/domain/standard/standard'
import type { StandardContent, StandardRequirementContent } from '~/domain/standard/standard-content'
import { withDraft } from '~/domain/standard/standard-draft'
import { pool } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { getCountingRule } from '~/server/standing/get-counting-rule.server'
import { loadPersonFacts, queriesOn } from '~/server/standing/load-person-facts.server'
import type { StandardCatalogue } from './find-standard-catalogue.server'

const BATCH = 250
/** So many are judged in a few milliseconds; then others have their turn. */
const TURN = 25

type Asked = { readonly positionId: string; readonly draft: StandardContent; readonly catalogue: StandardCatalogue; readonly on: Day; readonly judgedOn: Day; readonly today: Day }

/** `progress` is told how many of how many are judged. */
export async function judgeHolders({ positionId, draft, catalogue, on, judgedOn, today }: Asked, progress: (done: number, total: number) => void): Promise<DraftEffect> {
  const client = await pool().connect()
  let coming: Promise<PersonFacts[]> = Promise.resolve([])
  try {
    const run = queriesOn(client)
    const ids = (await run<{ id: string }>(Prisma.sql`
      SELECT DISTINCT officer_id::text AS id FROM posting
      WHERE position_id = ${positionId}::uuid AND kind = 'main' AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > ${today}::date) ORDER BY 1`)).map(({ id }) => id)
    const factsFrom = (at: number) => loadPersonFacts(run, ids.slice(at, at + BATCH), { holdingOn: judgedOn })
    // Holders have other posts too, whose standards decide nothing here: only this position is counted.
    const standards = await findStandards(run, [positionId])
    const withIt = withDraft(standards.get(positionId) ?? [], { ...draft, requirements: requirementsOf(draft.requirements, catalogue) }, on)
    const asked = { positionId, standards, withDraft: new Map([[positionId, withIt]]), judgedOn, rule: await getCountingRule(run) }
    let effect = NO_EFFECT
    progress(0, ids.length)
    if (ids.length > 0) coming = factsFrom(0)
    for (let at = 0; at < ids.length; at += BATCH) {
      const people = await coming
      if (at + BATCH < ids.length) coming = factsFrom(at + BATCH)
      coming.catch(() => undefined) // it is awaited in the next turn, or in the end
      for (let turn = 0; turn < people.length; turn += TURN) {
        effect = addDraftEffect(effect, people.slice(turn, turn + TURN), asked)
        await giveWay()
      }
      progress(at + people.length, ids.length)
    }
    return effect
  } finally {
    await coming.catch(() => undefined)
    client.release()
  }
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
