/**
 * Moves an import from rest to work: mapping or planned → planning, planned → applying, applied → undoing. The state is asked
 * again under lock, so of two presses one counts, and of two people working on one tree one waits. The work itself is done
 * by a background job (work-imports).
 */
import { Prisma } from '@prisma/client'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type ImportMode, type ImportState, type RosterSettings, checkSettings } from '~/domain/roster/roster-import'
import { headingKey } from '~/domain/roster/roster-field'
import { cellText } from '~/domain/roster/read-entry'
import { recordEvent } from '~/server/audit/record-event.server'
import { type Transaction, db } from '~/server/db.server'
import { sendJob } from '~/server/job/send-job.server'
import { findBusyImport, lockTrees } from './find-busy-import.server'
import { type RosterImportView, getImport } from './get-import.server'
import { loadSurroundings } from './load-surroundings.server'
import { ROSTER_JOB } from './work-imports.server'

export type Work = { readonly kind: 'plan'; readonly settings: RosterSettings } | { readonly kind: 'apply'; readonly mode: ImportMode } | { readonly kind: 'undo' }
export type WorkRefusal = 'role' | 'notFound' | 'stateChanged' | 'treeBusy' | 'settingsWrong' | 'reachChanged' | 'hasRefused' | 'nothingToApply'
export type BeginWork = { readonly by: Actor; readonly id: string; readonly work: Work; readonly now: Date }

const FROM: Readonly<Record<Work['kind'], readonly ImportState[]>> = { plan: ['mapping', 'planned', 'failed'], apply: ['planned'], undo: ['applied'] }
const INTO: Readonly<Record<Work['kind'], ImportState>> = { plan: 'planning', apply: 'applying', undo: 'undoing' }

export async function beginWork({ by, id, work, now }: BeginWork): Promise<Result<null, WorkRefusal>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return found
  const view = found.value
  if (work.kind === 'plan' && checkSettings(work.settings, view.inspection).length > 0) return err('settingsWrong')
  const begun = await db().$transaction(async (tx): Promise<Result<null, WorkRefusal>> => {
    await lockTrees(tx)
    const state = (await tx.rosterImport.findUniqueOrThrow({ where: { id }, select: { state: true, appliedAt: true } }))
    if (!FROM[work.kind].includes(state.state as ImportState) || (work.kind === 'plan' && state.appliedAt !== null)) return err('stateChanged')
    if ((await findBusyImport(tx, view.unitId, id)) !== null) return err('treeBusy')
    if (work.kind === 'apply') {
      const refusal = await applyRefusal(tx, { mode: work.mode, now, view })
      if (refusal !== null) return err(refusal)
    }
    await tx.rosterImport.update({ where: { id }, data: { state: INTO[work.kind], done: 0, fault: null, workedAt: null, ...(work.kind === 'plan' ? { settings: work.settings, total: 0 } : work.kind === 'apply' ? { mode: work.mode } : {}) } })
    if (work.kind === 'plan') await remember(tx, view, work.settings, now)
    else await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.displayName }, action: work.kind === 'apply' ? 'roster.apply.start' : 'roster.undo.start', subjectType: 'roster_import', subjectId: id, detail: { unitId: view.unitId, ...(work.kind === 'apply' ? { mode: work.mode } : {}) } })
    return ok(null)
  })
  if (begun.ok) await sendJob(ROSTER_JOB)
  return begun
}

type ApplyWish = { readonly mode: ImportMode; readonly now: Date; readonly view: RosterImportView }

async function applyRefusal(tx: Transaction, { mode, now, view: { id, scope, unitId } }: ApplyWish): Promise<WorkRefusal | null> {
  const rows = await tx.$queryRaw<{ kind: string; n: number }[]>(Prisma.sql`SELECT kind, count(*)::int AS n FROM roster_row WHERE import_id = ${id}::uuid GROUP BY kind`)
  const count = (...kinds: string[]) => rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { n }) => sum + n, 0)
  if (mode === 'all' && count('refused', 'asked') > 0) return 'hasRefused'
  if (count('created', 'changed') === 0) return 'nothingToApply'
  const { reach } = await loadSurroundings(scope, unitId, now)
  return (await findTouchedUnits(tx, id, reach.today)).every(reach.inReach) ? null : 'reachChanged'
}

/** Where the people of the rows to apply are today, and where the rows post them, as far as those units still are. */
async function findTouchedUnits(tx: Transaction, id: string, today: Day): Promise<string[]> {
  const units = await tx.$queryRaw<{ unitId: string }[]>(Prisma.sql`
    WITH coming AS MATERIALIZED (SELECT officer_id, (judgement->'place'->>'unitId')::uuid AS unit_id FROM roster_row WHERE import_id = ${id}::uuid AND kind IN ('created', 'changed'))
    SELECT c.unit_id AS "unitId" FROM coming c JOIN unit_version v ON v.unit_id = c.unit_id AND v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date)
    UNION SELECT p.unit_id FROM coming c JOIN posting p ON p.officer_id = c.officer_id
    WHERE p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)`)
  return units.map(({ unitId }) => unitId)
}

/** Which heading was which field, and how many digits codes have, for the next list of this unit. */
async function remember(tx: Transaction, { unitId, inspection }: RosterImportView, settings: RosterSettings, now: Date): Promise<void> {
  const headings = inspection.sheets[settings.sheet]?.rows[settings.headerRow] ?? []
  const fields = Object.fromEntries(settings.columns.flatMap(({ field, encoding }, at) => {
    const key = headingKey(cellText(headings[at], encoding))
    return key === '' ? [] : [[key, field ?? '']]
  }))
  const before = (await tx.rosterMapping.findUnique({ where: { unitId }, select: { fields: true } }))?.fields as Record<string, string> | undefined
  const data = { fields: { ...before, ...fields }, codeWidth: settings.codeWidth, updatedAt: now }
  await tx.rosterMapping.upsert({ where: { unitId }, create: { unitId, ...data }, update: data })
}
