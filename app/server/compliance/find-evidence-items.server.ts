/** All proof of one officer that had begun by a day, with what it is of and the paper behind it, latest first. */
import { type EvidenceItem, evidenceState } from '~/domain/compliance/officer-standing'
import type { Evidence } from '~/domain/evidence/evidence'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

/** In: the officer's evidence as loaded for the tree, superseded rows with it. */
export async function findEvidenceItems(officerId: string, evidence: readonly Evidence[], asOf: Day): Promise<EvidenceItem[]> {
  const rows = await db().evidence.findMany({
    where: { officerId },
    select: {
      id: true, note: true, supersededReason: true, paper: true, recordedAt: true, certificateId: true, attemptId: true,
      recordedBy: { select: { displayName: true } }, programmeStage: { select: { id: true } },
      competency: { select: { code: true, name: true } },
      certificateType: { select: { code: true, name: true } },
      document: { select: { code: true, name: true } },
      certificate: { select: { code: true, registryBook: true, registryNumber: true, issuedOn: true } },
    },
  })
  const told = new Map(rows.map((row) => [row.id, row]))
  return evidence
    .filter(({ span }) => span.from <= asOf)
    .map((one): EvidenceItem => {
      const row = told.get(one.id)
      const about = row?.competency ?? row?.certificateType ?? row?.document
      return {
        ...one,
        state: evidenceState(one, asOf),
        code: about?.code ?? null,
        name: about?.name ?? null,
        note: row?.note ?? null,
        supersededReason: one.supersededAt === null ? null : (row?.supersededReason ?? null),
        paper: row?.paper ?? null,
        recorded: row?.recordedBy ? { by: row.recordedBy.displayName, on: dayOfInstant(row.recordedAt) } : null,
        mayWithdraw: row !== undefined && one.supersededAt === null && row.certificateId === null && row.attemptId === null && row.programmeStage === null,
        certificate: row?.certificate ? { ...row.certificate, issuedOn: fromColumn(row.certificate.issuedOn) } : null,
      }
    })
    .sort((a, b) => (a.span.from !== b.span.from ? (a.span.from > b.span.from ? -1 : 1) : a.id < b.id ? -1 : 1))
}
