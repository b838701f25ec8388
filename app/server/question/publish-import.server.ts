/**
 * Publishes an upload as it was shown: all its questions or none, or only those without a fault, as the trainer chose. The
 * plan is made again under lock; a bank that has changed meanwhile gives another one, and then nothing is published. The
 * upload goes with it, so that a second press finds nothing to publish.
 */
import { may } from '~/domain/access/policy'
import { err, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { type ChangedBank, changeBank } from './change-bank.server'
import { type LoadImport, planOf } from './load-import.server'
import { type PublishRefusal, PUBLISH_TIMEOUT } from './publish-questions.server'

export type PublishImport = LoadImport & { readonly mode: 'all' | 'valid'; /** of the plan that was shown */ readonly fingerprint: string }
export type ImportRefusal = PublishRefusal | { readonly kind: 'gone' | 'plan_changed' | 'has_faults' | 'file_refused' }

export async function publishImport(input: PublishImport): Promise<Result<ChangedBank, ImportRefusal>> {
  const { by, courseCode, uploadId, now } = input
  const decision = may(by, 'editBank', {})
  if (!decision.ok) return err({ kind: decision.reason })
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) return err({ kind: 'gone' })
  return db().$transaction(async (tx): Promise<Result<ChangedBank, ImportRefusal>> => {
    await tx.$executeRaw`SELECT id FROM question_import WHERE id = ${uploadId}::uuid FOR UPDATE`
    await tx.$executeRaw`SELECT id FROM course WHERE code = ${courseCode} FOR UPDATE`
    const loaded = await planOf(tx, input)
    if (!loaded.ok) return err({ kind: loaded.reason === 'gone' ? 'gone' : 'course_unknown' })
    const { plan, bank, fileName } = loaded.value
    if (!plan.ok) return err({ kind: 'file_refused' })
    const { questions, fingerprint, format } = plan.value
    if (fingerprint !== input.fingerprint) return err({ kind: 'plan_changed' })
    if (input.mode === 'all' && questions.some(({ verdict }) => verdict === 'refused')) return err({ kind: 'has_faults' })
    const coming = questions.filter(({ verdict }) => verdict === 'new' || verdict === 'replaces')
    const changed = await changeBank(tx, {
      by, courseCode, now,
      put: coming.flatMap(({ definition }) => definition ?? []),
      remove: [],
      seen: new Map(bank.questions.map(({ code, contentHash }) => [code, contentHash])),
      pictures: coming.flatMap(({ pictures }) => pictures),
      source: { way: 'import', format, file: fileName, mode: input.mode },
    })
    if (changed.ok) await tx.questionImport.deleteMany({ where: { id: uploadId } })
    return changed
  }, PUBLISH_TIMEOUT)
}
