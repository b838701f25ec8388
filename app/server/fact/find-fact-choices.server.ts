/** What a form of one kind of fact lets one choose from: the catalogue, or for a waiver what the officer's post asks for today. */
import type { FactKind } from '~/domain/compliance/fact-form'
import { leavesOf } from '~/domain/compliance/standing-tree'
import { subjectOf } from '~/domain/compliance/suffices'
import type { Day } from '~/domain/kernel/day'
import type { Requirement } from '~/domain/standard/standard'
import { findStandingTrees } from '~/server/compliance/find-standing-trees.server'
import { db } from '~/server/db.server'

export type FactChoices = {
  readonly competencies: readonly { readonly id: string; readonly code: string; readonly name: string; /** by level, from 1 */ readonly behaviours: readonly string[] }[]
  readonly certificates: readonly { readonly id: string; readonly code: string; readonly name: string; readonly validityMonths: number }[]
  readonly documents: readonly { readonly code: string; readonly name: string }[]
  readonly requirements: readonly { readonly subject: string; readonly requirement: Requirement }[]
}

export async function findFactChoices(what: FactKind, officerId: string, today: Day): Promise<FactChoices> {
  return {
    competencies: what === 'competency' ? await findCompetencies() : [],
    certificates: what === 'certificate' ? await db().certificateType.findMany({ select: { id: true, code: true, name: true, validityMonths: true }, orderBy: { code: 'asc' } }) : [],
    documents: what === 'document' ? await db().documentType.findMany({ select: { code: true, name: true }, orderBy: { ordinal: 'asc' } }) : [],
    requirements: what === 'waiver' ? await findRequirements(officerId, today) : [],
  }
}

async function findCompetencies(): Promise<FactChoices['competencies']> {
  const rows = await db().competency.findMany({ select: { id: true, code: true, name: true, levels: { select: { behaviour: true }, orderBy: { level: 'asc' } } }, orderBy: { ordinal: 'asc' } })
  return rows.map(({ levels, ...row }) => ({ ...row, behaviours: levels.map(({ behaviour }) => behaviour) }))
}

async function findRequirements(officerId: string, today: Day): Promise<FactChoices['requirements']> {
  const tree = (await findStandingTrees([officerId], today)).get(officerId)
  return tree === undefined ? [] : leavesOf(tree).map(({ requirement }) => ({ subject: subjectOf(requirement), requirement }))
}
