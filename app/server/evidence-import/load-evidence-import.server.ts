/** The page of one list of proofs: its counts by kind, and one page of rows of a kind. */
import type { Actor } from '~/domain/access/role'
import type { EvidenceRowKind } from '~/domain/evidence-import/evidence-settings'
import { dayOfInstant } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { loadUnits } from '~/server/roster/load-units.server'
import { type EvidenceImportView, getEvidenceImport } from './get-evidence-import.server'
import type { StoredProof } from './judge-proofs.server'

const PAGE = 25

export type ShownProof = StoredProof & { readonly ordinal: number; readonly rowNumber: number; readonly officerId: string | null }
export type LoadedEvidenceImport = { readonly view: EvidenceImportView; readonly unit: string; readonly counts: Readonly<Partial<Record<EvidenceRowKind, number>>>; /** whose rows are shown: the one asked for, else the first that has any */ readonly kind: EvidenceRowKind; readonly rows: readonly ShownProof[]; readonly size: number }
export type LoadEvidenceImport = { readonly by: Actor; readonly id: string; readonly kind: EvidenceRowKind | null; readonly page: number; readonly now: Date }

export async function loadEvidenceImport({ by, id, kind, page, now }: LoadEvidenceImport): Promise<Result<LoadedEvidenceImport, 'role' | 'notFound'>> {
  const found = await getEvidenceImport({ by, id, now })
  if (!found.ok) return found
  const [units, kinds] = await Promise.all([loadUnits(), db().evidenceRow.groupBy({ by: ['kind'], where: { importId: id }, _count: { _all: true } })])
  const counts = Object.fromEntries(kinds.map((one) => [one.kind, one._count._all])) as LoadedEvidenceImport['counts']
  const shown = kind ?? (['refused', 'created', 'unchanged'] as const).find((one) => (counts[one] ?? 0) > 0) ?? 'created'
  const rows = await db().evidenceRow.findMany({ where: { importId: id, kind: shown }, orderBy: { ordinal: 'asc' }, skip: (page - 1) * PAGE, take: PAGE })
  return ok({
    view: found.value, unit: units.phrase(found.value.unitId, dayOfInstant(now)), counts, kind: shown, size: PAGE,
    rows: rows.map(({ ordinal, rowNumber, officerId, judgement }) => ({ ordinal, rowNumber, officerId, ...(judgement as unknown as StoredProof) })),
  })
}
