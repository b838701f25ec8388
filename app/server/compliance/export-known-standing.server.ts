/** Everybody whose row differs between two times of knowledge, as a file: who took it and of what stands in the audit log first. */
import type { Refusal } from '~/domain/access/policy'
import type { Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { type KnownQuestion, type KnownStanding, loadKnownStanding } from './load-known-standing.server'

export type KnownExport = Pick<KnownQuestion, 'actor' | 'unitId' | 'asOf' | 'known' | 'today' | 'most'> & { readonly now: Date; readonly format: 'csv' | 'xlsx' }

export async function exportKnownStanding({ now, format, ...question }: KnownExport): Promise<Result<KnownStanding, Refusal | 'not_found'>> {
  const loaded = await loadKnownStanding({ ...question, act: 'exportStanding', from: 0, count: question.most })
  // Nothing is given, so nothing is told of it.
  if (!loaded.ok || loaded.value.compared === null) return loaded
  const { different } = loaded.value.compared
  const { actor, unitId, asOf, known } = question
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'standing.export', subjectType: 'unit', subjectId: unitId, detail: { what: 'known', format, on: asOf, known, people: different } }))
  return loaded
}
