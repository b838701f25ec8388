/** One's own comparisons of two times of a unit and a day: the latest asked for, and the latest that is done and still of units named. */
import type { Actor } from '~/domain/access/role'
import type { ExportFault, ExportState } from '~/domain/export-file/export-file'
import type { ExportFormat, KnownRequest } from '~/domain/export-file/export-request'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type KnownFile = { readonly id: string; readonly state: ExportState; readonly format: ExportFormat; readonly done: number; readonly total: number; readonly fault: ExportFault | null; readonly finishedAt: Date | null; readonly summary: unknown }
export type KnownFiles = { readonly latest: KnownFile | null; readonly ready: KnownFile | null }
export type KnownFilesQuestion = { readonly by: Actor; readonly request: Omit<KnownRequest, 'kind'>; /** Units of the page: a file tells of no others. */ readonly unitIds: readonly string[]; readonly now: Date }

/** More are not looked through: a person has asked for the same some times in a week. */
const LOOKED_THROUGH = 20

export async function findKnownFiles({ by, request: { unitId, asOf, known }, unitIds, now }: KnownFilesQuestion): Promise<KnownFiles> {
  const found = await db().exportFile.findMany({
    where: { userId: by.userId, kind: 'known_standing', unitId, asOf: toColumn(asOf), parameters: { path: ['known'], equals: known }, expiresAt: { gt: now } },
    select: { id: true, state: true, format: true, done: true, total: true, fault: true, finishedAt: true, summary: true, scope: true }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: LOOKED_THROUGH,
  })
  const held = new Set(unitIds)
  const files = found.map(({ scope, state, format, fault, ...file }) => ({ ...file, state: state as ExportState, format: format as ExportFormat, fault: fault as ExportFault | null, shown: scope.every((id) => held.has(id)) }))
  return { latest: files[0] ?? null, ready: files.find(({ state, shown }) => state === 'done' && shown) ?? null }
}
