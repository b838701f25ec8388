/**
 * How a decision to re-grade is asked for (in an address or a form) and how it is stored. Asked: the question rows picked,
 * and for each what to do with it; a row that is picked but not decided yet is incomplete, not wrong.
 */
import { z } from 'zod'
import { REGRADE_TREATMENTS, type ChangeCounts, type QuestionDecision, type RegradeTreatment } from './regrade'

export type AskedQuestion = { readonly questionId: string; readonly treatment: RegradeTreatment; readonly keyId: string | null }
/** `asked` is null while some picked question has no treatment. */
export type AskedRegrade = { readonly picked: readonly string[]; readonly chosen: Readonly<Record<string, string>>; readonly asked: readonly AskedQuestion[] | null }

/** At most so many questions in one decision: a person reads them one by one. */
const MOST = 50
const id = z.uuid()

/** The choice of one question as the form writes it: `left_out`, or `newer_key:` and the id of the row whose key reads. */
export function choiceValue(treatment: RegradeTreatment, keyId: string | null): string {
  return keyId === null ? treatment : `${treatment}:${keyId}`
}

/** In: how to read the values of a field. Total: what does not fit is left out. */
export function readRegrade(readAll: (name: string) => readonly string[]): AskedRegrade {
  const picked = [...new Set(readAll('pick').filter((one) => id.safeParse(one).success))].slice(0, MOST)
  const chosen = Object.fromEntries(picked.map((one) => [one, (readAll(`as-${one}`)[0] ?? '').slice(0, 80)]))
  const asked = picked.flatMap((questionId) => decided(questionId, chosen[questionId] ?? '') ?? [])
  return { picked, chosen, asked: picked.length > 0 && asked.length === picked.length ? asked : null }
}

function decided(questionId: string, choice: string): AskedQuestion | null {
  const [name, keyId] = choice.split(':')
  const treatment = REGRADE_TREATMENTS.find((one) => one === name)
  if (treatment === undefined) return null
  if (treatment !== 'newer_key') return { questionId, treatment, keyId: null }
  return keyId !== undefined && id.safeParse(keyId).success ? { questionId, treatment, keyId } : null
}

const count = z.number().int().nonnegative()
const stored = z.object({
  questions: z.array(z.object({ code: z.string(), questionIds: z.array(z.string()), treatment: z.enum(REGRADE_TREATMENTS), keyId: z.string().nullable() })),
  counts: z.object({ passes: count, fails: count, up: count, down: count }),
  attempts: count,
})
export type StoredDecision = { readonly questions: readonly QuestionDecision[]; readonly counts: ChangeCounts; readonly attempts: number }

/** What regrade.decision holds. Throws when it is none (a bug: only these are stored). */
export function readStoredDecision(json: unknown): StoredDecision {
  return stored.parse(json)
}
