/** The page of one import: its counts by kind, and one page of rows of a kind. */
import { Prisma } from '@prisma/client'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { RowKind } from '~/domain/roster/roster-import'
import type { RememberedFields } from '~/domain/roster/roster-field'
import { db } from '~/server/db.server'
import { countSureRows } from './find-sure-rows.server'
import { type RosterImportView, getImport } from './get-import.server'
import type { StoredJudgement } from './judge-batch.server'
import { loadUnits } from './load-units.server'

const PAGE = 25

export type ShownRow = { readonly ordinal: number; readonly rowNumber: number; readonly kind: RowKind; readonly applied: boolean; readonly staffCode: string; readonly fullName: string; readonly unit: string; readonly position: string; readonly faults: StoredJudgement['faults']; readonly changes: StoredJudgement['changes']; /** of the person, where the row has another code or none */ readonly ownCode: string | null; readonly candidates: StoredJudgement['candidates'] }
export type LoadedImport = { readonly view: RosterImportView; readonly unit: string; readonly remembered: RememberedFields; /** digits of codes, 0: not said */ readonly codeWidth: number; readonly counts: Readonly<Partial<Record<RowKind, number>>>; readonly rows: readonly ShownRow[]; /** of the rows asked about, those that can be one known person only */ readonly sure: number; readonly size: number }
export type LoadImport = { readonly by: Actor; readonly id: string; readonly kind: RowKind | null; readonly page: number; readonly now: Date }

export async function loadImport({ by, id, kind, page, now }: LoadImport): Promise<Result<LoadedImport, 'role' | 'notFound'>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return err(found.reason)
  const view = found.value
  const units = await loadUnits()
  const today = dayOfInstant(now)
  const [kinds, rows, mapping, sure] = await Promise.all([
    db().$queryRaw<{ kind: RowKind; n: number }[]>(Prisma.sql`SELECT kind, count(*)::int AS n FROM roster_row WHERE import_id = ${id}::uuid GROUP BY kind`),
    kind === null ? [] : db().rosterRow.findMany({ where: { importId: id, kind }, orderBy: { ordinal: 'asc' }, skip: (page - 1) * PAGE, take: PAGE }),
    db().rosterMapping.findUnique({ where: { unitId: view.unitId }, select: { fields: true, codeWidth: true } }),
    kind === 'asked' && view.state === 'planned' ? countSureRows(db(), id) : 0,
  ])
  const shown = rows.map((row): ShownRow => {
    const { entry, faults, changes, candidates, place, unitId, ownCode = null } = row.judgement as unknown as StoredJudgement & { unitId?: string }
    const unit = place?.unitId ?? unitId
    return { ordinal: row.ordinal, rowNumber: row.rowNumber, kind: row.kind as RowKind, applied: row.appliedAt !== null, staffCode: entry.staffCode, fullName: entry.fullName, unit: (unit ? units.phrase(unit, today) : '') || (entry.unit ?? ''), position: entry.position ?? '', faults, changes, candidates, ownCode }
  })
  return ok({ view, unit: units.phrase(view.unitId, today), remembered: (mapping?.fields ?? {}) as RememberedFields, codeWidth: mapping?.codeWidth ?? 0, counts: Object.fromEntries(kinds.map(({ kind: one, n }) => [one, n])), rows: shown, sure, size: PAGE })
}
