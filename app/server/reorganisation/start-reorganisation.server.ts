/** Takes in a reorganisation with its mapping file, or changes one that is not carried out yet; the dry run follows by itself. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { Basis } from '~/domain/reorganisation/basis-text'
import { type BasisState, DRAFT } from '~/domain/reorganisation/reorganisation'
import { recordEvent } from '~/server/audit/record-event.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { sendJob } from '~/server/job/send-job.server'
import { type FileRefusal, inspectFile } from '~/server/roster/inspect-file.server'
import { type MappingRefusal, readMapping } from './read-mapping.server'
import { REORGANISATION_JOB } from './work-reorganisations.server'

export const MAX_MAPPING_BYTES = 10_000_000

export type ReorganisationForm = { readonly name: string; readonly basis: Basis; readonly reviewState: BasisState; readonly effectiveOn: Day }
export type StartReorganisation = {
  readonly by: Actor
  readonly unitId: string
  /** null: a new one */
  readonly id: string | null
  readonly form: ReorganisationForm
  /** null: the file it has already */
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
  readonly now: Date
}
export type StartRefusal = 'role' | 'scope' | 'dayOfStructure' | 'stateChanged' | FileRefusal | MappingRefusal

export async function startReorganisation({ by, unitId, id, form, file, now }: StartReorganisation): Promise<Result<string, StartRefusal>> {
  const path = await getUnitPath(unitId, dayOfInstant(now))
  const decision = may(by, 'reorganiseUnits', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  if (path[0]?.level !== 'city') return err('scope')
  // Content corrects the units of a structure by its first day: nothing else may begin on it.
  if ((await db().unitEvent.count({ where: { type: 'establish', effectiveOn: toColumn(form.effectiveOn) } })) > 0) return err('dayOfStructure')
  const taken = await fileOf(file, id)
  if (!taken.ok) return taken
  const { name, basis, reviewState, effectiveOn } = form
  const data = { name, basisNumber: basis.number, basisDate: toColumn(basis.date), basisIssuer: basis.issuer, reviewState, effectiveOn: toColumn(effectiveOn), state: 'planning', fault: null, workedAt: null, claim: null, ...taken.value }
  const started = await db().$transaction(async (tx): Promise<Result<string, 'stateChanged'>> => {
    const own = id ?? newId()
    if (id === null) await tx.reorganisation.create({ data: { ...data, bytes: data.bytes ?? new Uint8Array(), fileName: data.fileName ?? '', format: data.format ?? 'csv', id: own, unitId, userId: by.userId, actorName: by.displayName, createdAt: now } })
    else if ((await tx.reorganisation.updateMany({ where: { id, state: { in: [...DRAFT] } }, data })).count === 0) return err('stateChanged')
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.displayName }, action: id === null ? 'reorganisation.start' : 'reorganisation.edit', subjectType: 'reorganisation', subjectId: own, detail: { unitId, name, effectiveOn, newFile: file !== null } })
    return ok(own)
  })
  if (started.ok) await sendJob(REORGANISATION_JOB)
  return started
}

type Taken = { readonly bytes?: Uint8Array<ArrayBuffer>; readonly fileName?: string; readonly format?: string }

/** Read once at the door, so that a file that is none is refused on the form. */
async function fileOf(file: StartReorganisation['file'], id: string | null): Promise<Result<Taken, FileRefusal | MappingRefusal>> {
  if (file === null) return id === null ? err('fileEmpty') : ok({})
  if (file.bytes.length > MAX_MAPPING_BYTES) return err('fileTooBig')
  const inspected = await inspectFile(file.bytes)
  if (!inspected.ok) return inspected
  const read = await readMapping(file.bytes, inspected.value)
  if (!read.ok) return read
  return ok({ bytes: new Uint8Array(file.bytes), fileName: file.name.normalize('NFC').slice(0, 200), format: inspected.value.format })
}
