/**
 * Writes planned proofs inside a transaction: the officers locked first, what has changed since the dry run left out (or, when
 * it is all or nothing, nothing written), the evidence, the rows marked, and standing. Officers are told at the end of the list.
 */
import { Prisma } from '@prisma/client'
import { gradeOf } from '~/domain/compliance/fact-form'
import type { ProofFault } from '~/domain/evidence-import/read-proof'
import { dayOfInstant } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { ChangedSince } from '~/server/roster/apply-rows.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findKnownProofs, knownProof } from './find-known-proofs.server'
import { postedIn } from './find-list-officers.server'
import type { HeldImport } from './hold-evidence-import.server'
import type { StoredProof } from './judge-proofs.server'
import { listUnits } from './plan-evidence-import.server'

export type ProofToApply = { readonly ordinal: number; readonly officer_id: string; readonly judgement: StoredProof & { readonly proof: NonNullable<StoredProof['proof']> } }
type ApplyProofs = { readonly held: HeldImport; readonly rows: readonly ProofToApply[]; readonly now: Date }

/** The rows of an import that are still to be applied, in order; they stay locked. */
export function findProofsToApply(tx: Transaction, importId: string, most: number): Promise<ProofToApply[]> {
  return tx.$queryRaw<ProofToApply[]>`
    SELECT ordinal, officer_id, judgement FROM evidence_row WHERE import_id = ${importId}::uuid AND applied_at IS NULL AND kind = 'created' ORDER BY ordinal LIMIT ${most} FOR UPDATE`
}

export async function applyProofs(tx: Transaction, { held, rows, now }: ApplyProofs): Promise<void> {
  const faults = await faultsSince(tx, { held, rows, now })
  const stale = rows.flatMap(({ ordinal }, at) => (faults[at] ? [{ ordinal, faults: [faults[at]] }] : []))
  if (stale.length > 0 && held.mode === 'all') throw new ChangedSince('proof')
  if (stale.length > 0) await refuse(tx, held.id, stale)
  const fresh = rows.filter((_, at) => faults[at] === null)
  if (fresh.length === 0) return
  const written = fresh.map(({ ordinal, officer_id, judgement: { proof } }) => ({ ...proof, id: newId(), ordinal, officer_id, note: proof.note || null, subject: proof.subjectId }))
  await writeEvidence(tx, written, { held, now })
  await tx.$executeRaw`
    UPDATE evidence_row SET applied_at = ${now}, evidence_id = r.id FROM json_to_recordset(${JSON.stringify(written.map(({ ordinal, id }) => ({ ordinal, id })))}::json) AS r(ordinal int, id uuid)
    WHERE evidence_row.import_id = ${held.id}::uuid AND evidence_row.ordinal = r.ordinal`
  await rewriteStanding(tx, written.map(({ officer_id }) => officer_id))
}

/** For each row what has come between since the dry run, or null. The officers are locked, so nothing more can. */
async function faultsSince(tx: Transaction, { held, rows, now }: ApplyProofs): Promise<(ProofFault | null)[]> {
  const ids = [...new Set(rows.map(({ officer_id }) => officer_id))]
  await tx.$queryRaw`SELECT id FROM officer WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const day = dayOfInstant(now)
  const units = await listUnits(held.unitId, day)
  const posted = await tx.$queryRaw<{ officer_id: string }[]>(Prisma.sql`SELECT officer_id FROM (${postedIn(units, day)}) p WHERE officer_id = ANY(${ids}::uuid[])`)
  const [there, known] = [new Set(posted.map(({ officer_id }) => officer_id)), await findKnownProofs(queriesOf(tx), ids)]
  const fault = (key: string): ProofFault => ({ column: null, key, values: {} })
  return rows.map(({ officer_id, judgement: { proof } }) => {
    if (officer_id === held.by.officerId) return fault('own')
    if (!there.has(officer_id)) return fault('movedSince')
    return knownProof(known, officer_id, proof) === null ? null : fault('recordedSince')
  })
}

async function refuse(tx: Transaction, importId: string, stale: readonly { readonly ordinal: number; readonly faults: readonly ProofFault[] }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE evidence_row SET kind = 'refused', judgement = jsonb_set(judgement, '{faults}', r.faults) FROM json_to_recordset(${JSON.stringify(stale)}::json) AS r(ordinal int, faults jsonb)
    WHERE evidence_row.import_id = ${importId}::uuid AND evidence_row.ordinal = r.ordinal`
}

async function writeEvidence(tx: Transaction, written: readonly object[], { held, now }: Pick<ApplyProofs, 'held' | 'now'>): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO evidence (id, officer_id, kind, competency_id, level, certificate_type_id, education, hours, document_type, source, grade, valid_from, valid_to, paper, note, recorded_at, recorded_by_id)
    SELECT id, officer_id, kind, CASE WHEN kind = 'competency' THEN subject::uuid END, level, CASE WHEN kind = 'certificate' THEN subject::uuid END,
      CASE WHEN kind = 'education' THEN subject END, hours, CASE WHEN kind = 'document' THEN subject END, 'import', ${gradeOf('import')}, "from", "to", paper, note, ${now}, ${held.by.userId}::uuid
    FROM json_to_recordset(${JSON.stringify(written)}::json) AS r(id uuid, officer_id uuid, kind text, subject text, level int, hours int, "from" date, "to" date, paper text, note text)`
}
