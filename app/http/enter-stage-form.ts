/** A posted stage, for one member or many: read, carried out, and each refusal as a sentence's key at its field. */
import type { Actor } from '~/domain/access/role'
import { stageForm } from '~/domain/programme/programme-form'
import { enterStage, type MemberFault } from '~/server/programme/enter-stage.server'
import { isId } from '~/domain/compliance/officer-query'
import { parseForm, typedValues } from './form'
import { refuse } from './respond'

export type StageAnswer = { readonly typed: Record<string, string>; readonly faults: Record<string, string>; readonly members: readonly MemberFault[]; readonly picked: readonly string[] }

/** Null: entered. */
export async function enterStageForm(form: FormData, memberIds: readonly string[], by: Actor, now: Date): Promise<StageAnswer | { readonly entered: number }> {
  const typed = typedValues(form)
  const picked = memberIds.filter(isId)
  const parsed = parseForm(stageForm, form)
  if (!parsed.ok) return { typed, faults: parsed.faults, members: [], picked }
  const done = await enterStage({ by, memberIds: picked, form: parsed.value, now })
  if (done.ok) return done.value
  const { reason } = done
  switch (reason.kind) {
    case 'role':
    case 'scope':
      throw refuse(403)
    case 'not_found':
      throw refuse(404)
    case 'members':
      return { typed, faults: { stage: 'stageRefused' }, members: reason.faults, picked }
    case 'nonePicked':
      return { typed, faults: { form: 'nonePicked' }, members: [], picked }
    case 'own':
      return { typed, faults: { form: 'stageOwn' }, members: [], picked }
    case 'cohortFullBack':
      return { typed, faults: { stage: 'cohortFullBack' }, members: [], picked }
    case 'certificateTypeMissing':
      return { typed, faults: { stage: 'certificateTypeMissing' }, members: [], picked }
  }
}
