/** Takes in an uploaded list of proofs: for a unit of one's own tree, judged by its content, kept with its first rows. Nothing is recorded yet. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { type FileRefusal, inspectFile } from '~/server/roster/inspect-file.server'
import { MAX_ROSTER_BYTES } from '~/server/roster/start-import.server'
import { storableJson } from '~/server/roster/storable-json.server'

export type StartEvidenceImport = { readonly by: Actor; readonly unitId: string; readonly fileName: string; readonly bytes: Buffer; readonly now: Date }

export async function startEvidenceImport({ by, unitId, fileName, bytes, now }: StartEvidenceImport): Promise<Result<string, 'role' | 'scope' | FileRefusal>> {
  const path = await getUnitPath(unitId, dayOfInstant(now))
  const decision = may(by, 'recordFacts', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  if (bytes.length > MAX_ROSTER_BYTES) return err('fileTooBig')
  const inspected = await inspectFile(bytes)
  if (!inspected.ok) return inspected
  const { format, inspection } = inspected.value
  const data = { id: newId(), unitId, userId: by.userId, actorName: by.displayName, fileName: fileName.normalize('NFC').slice(0, 200), format, bytes: new Uint8Array(bytes), state: 'mapping', inspection: JSON.parse(storableJson(inspection)) as object, createdAt: now }
  await db().$transaction(async (tx) => {
    await tx.evidenceImport.create({ data })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.displayName }, action: 'evidence_import.upload', subjectType: 'evidence_import', subjectId: data.id, detail: { unitId, format, bytes: bytes.length } })
  })
  return ok(data.id)
}
