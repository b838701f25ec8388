/** Takes in an uploaded file: for a unit of one's own tree, judged by its content, kept with its first rows. Nothing else happens yet. */
import { may, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { type FileRefusal, inspectFile } from './inspect-file.server'
import { storableJson } from './storable-json.server'

export const MAX_ROSTER_BYTES = 20_000_000

export type StartRosterImport = { readonly by: Actor; readonly unitId: string; readonly fileName: string; readonly bytes: Buffer; readonly now: Date }

export async function startImport({ by, unitId, fileName, bytes, now }: StartRosterImport): Promise<Result<string, 'role' | 'scope' | FileRefusal>> {
  const path = await getUnitPath(unitId, dayOfInstant(now))
  const decision = may(by, 'importRoster', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  if (bytes.length > MAX_ROSTER_BYTES) return err('fileTooBig')
  const inspected = await inspectFile(bytes)
  if (!inspected.ok) return inspected
  const id = newId()
  const { format, inspection } = inspected.value
  await db().$transaction(async (tx) => {
    await tx.rosterImport.create({ data: { id, unitId, userId: by.userId, actorName: by.displayName, scope: scopeUnits(by, 'importRoster'), fileName: fileName.normalize('NFC').slice(0, 200), format, bytes: new Uint8Array(bytes), state: 'mapping', inspection: JSON.parse(storableJson(inspection)) as object, createdAt: now } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.displayName }, action: 'roster.upload', subjectType: 'roster_import', subjectId: id, detail: { unitId, format, bytes: bytes.length } })
  })
  return ok(id)
}
