/** The read model of the page where a decision is put together: questions to choose from, and for each picked one what may be decided. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { choiceValue, readStoredDecision, type AskedRegrade } from '~/domain/attempt/regrade-decision'
import type { RegradeTreatment } from '~/domain/attempt/regrade'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { db } from '~/server/db.server'
import { findPlainWords } from '~/server/question/find-rich-texts.server'
import { findVersions, newerKeys } from './find-decided-rows.server'
import { findDrawnQuestions, type DrawnQuestion } from './find-drawn-questions.server'

export type Choice = { readonly value: string; readonly treatment: RegradeTreatment; /** of the newer key */ readonly version: number | null }
export type PickedQuestion = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly stem: string
  readonly mustBeRight: boolean
  readonly choices: readonly Choice[]
  /** There are newer versions, and none can read the old answers. */
  readonly newerUnfit: boolean
  /** What an earlier decision says of it; null: nothing. */
  readonly earlier: RegradeTreatment | null
}
export type RegradeForm = {
  readonly title: string
  readonly listed: readonly DrawnQuestion[]
  readonly found: number
  readonly picked: readonly PickedQuestion[]
}
export type RegradeFormAsked = { readonly by: Actor; readonly code: string; readonly search: string; readonly asked: AskedRegrade; /** A question named by its code: the newest of it that was drawn is picked too. */ readonly questionCode: string }

export async function loadRegradeForm({ by, code, search, asked, questionCode }: RegradeFormAsked): Promise<Result<RegradeForm, Refusal | 'courseUnknown'>> {
  const decision = may(by, 'regradeAttempts', {})
  if (!decision.ok) return err(decision.reason)
  const course = await db().course.findUnique({ where: { code }, select: { id: true, versions: { where: { isCurrent: true }, select: { title: true } } } })
  if (!course) return err('courseUnknown')
  const { questions: listed, found } = await findDrawnQuestions(course.id, questionCode === '' ? search : questionCode)
  const named = listed.find((question) => question.code === questionCode)
  const wanted = asked.picked.length === 0 && named ? [named.id] : asked.picked
  return ok({ title: course.versions[0]?.title ?? '', listed, found, picked: await describePicked(course.id, wanted) })
}

async function describePicked(courseId: string, ids: readonly string[]): Promise<PickedQuestion[]> {
  const versions = await findVersions(db(), courseId, ids)
  const regrades = await db().regrade.findMany({ where: { courseId }, orderBy: { at: 'asc' }, select: { decision: true } })
  const decisions = regrades.flatMap(({ decision }) => readStoredDecision(decision).questions)
  const picked = ids.flatMap((id) => versions.find((row) => row.id === id) ?? [])
  return Promise.all(picked.map(async (row) => {
    const { stem, mustBeRight } = row.definition as Pick<QuestionDefinition, 'stem' | 'mustBeRight'>
    const keys = newerKeys(row, versions)
    const held = decisions.filter(({ questionIds }) => questionIds.includes(row.id)).at(-1)
    const earlier = held === undefined || held.treatment === 'own_key' ? null : held.treatment
    const plain = (treatment: RegradeTreatment): Choice => ({ value: choiceValue(treatment, null), treatment, version: null })
    return {
      id: row.id, code: row.code, version: row.courseVersion.number, stem: await findPlainWords(stem), mustBeRight, earlier,
      newerUnfit: keys.length === 0 && versions.some((other) => other.code === row.code && other.contentHash !== row.contentHash && other.courseVersion.number > row.courseVersion.number),
      choices: [...keys.map((key): Choice => ({ value: choiceValue('newer_key', key.id), treatment: 'newer_key', version: key.courseVersion.number })), plain('everyone_right'), plain('left_out'), ...(earlier === null ? [] : [plain('own_key')])],
    }
  }))
}
