/** The competency framework with the behaviours of each level, competencies being written, and the versions of its wording published in the browser, latest first. */
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type CompetencyContent, type CompetencyGroup, competencyGroups, competencySchema } from '~/domain/standard/framework-content'
import { db, type Transaction } from '~/server/db.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'

const VERSIONS = 50

export async function loadFramework(by: Actor, today: Day) {
  const [right, competencies, drafts, framework, versions] = await Promise.all([
    getTopRight(by, 'editStandards', today),
    findCompetencies(db()),
    findDrafts(),
    db().competencyFramework.findFirst({ orderBy: [{ validFrom: 'asc' }, { code: 'asc' }], select: { code: true, name: true, validFrom: true } }),
    db().frameworkVersion.findMany({ orderBy: { number: 'desc' }, take: VERSIONS, select: { number: true, decision: true, publishedAt: true, publishedBy: true } }),
  ])
  return { mayEdit: right.ok, framework, competencies, drafts, versions, number: versions[0]?.number ?? 0 }
}

/** In the order in which pages and files show them. */
export async function findCompetencies(tx: Pick<Transaction, 'competency'>): Promise<CompetencyContent[]> {
  const rows = await tx.competency.findMany({ orderBy: [{ ordinal: 'asc' }, { code: 'asc' }], select: { code: true, group: true, name: true, levels: { orderBy: { level: 'asc' }, select: { behaviour: true } } } })
  return rows.map(({ code, group, name, levels }) => ({ code, name, group: groupOf(group), levels: levels.map(({ behaviour }) => behaviour) }))
}

export type CompetencyDraft = CompetencyContent & { readonly revision: number; readonly updatedAt: Date; readonly updatedBy: string }

/** Competencies being written, by code; those that were published by another way meanwhile are over. */
async function findDrafts(): Promise<CompetencyDraft[]> {
  const rows = await db().competencyDraft.findMany({ orderBy: { code: 'asc' } })
  return rows.map(({ content, ...row }) => ({ ...row, ...competencySchema.omit({ code: true }).parse(content) }))
}

function groupOf(stored: string): CompetencyGroup {
  const group = competencyGroups.find((one) => one === stored)
  if (group === undefined) throw new Error(`unknown group of competencies: ${stored}`)
  return group
}
