/** The marks of a rubric as people type them ("1,5"), and the remarks beside them; each fault at its own field. */
import { toNfc } from '~/domain/kernel/vietnamese-text'

const LONGEST_COMMENT = 2000

type Criterion = { readonly id: string; readonly maximum: number }
type Fault = { readonly key: 'scoreMissing' | 'scoreForm' | 'commentLong'; readonly maximum: number }
export type ReadScores =
  | { readonly ok: true; readonly value: { readonly scores: Record<string, number>; readonly comment: string } }
  | { readonly ok: false; readonly typed: Record<string, string>; readonly faults: Record<string, Fault> }

/** Fields `score-<criterion>` and `comment`. */
export function readScores(form: FormData, criteria: readonly Criterion[]): ReadScores {
  const text = (name: string) => toNfc(String(form.get(name) ?? '')).trim()
  const comment = text('comment')
  const names = criteria.map(({ id }) => `score-${id}`)
  const typed = Object.fromEntries([...names, 'comment'].map((name) => [name, text(name).slice(0, LONGEST_COMMENT + 500)]))
  const scores: Record<string, number> = {}
  const faults: Record<string, Fault> = {}
  for (const { id, maximum } of criteria) {
    const written = text(`score-${id}`)
    const score = /^\d{1,2}([.,]\d{1,2})?$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN
    if (written === '') faults[`score-${id}`] = { key: 'scoreMissing', maximum }
    else if (!(score <= maximum)) faults[`score-${id}`] = { key: 'scoreForm', maximum }
    else scores[id] = score
  }
  if (comment.length > LONGEST_COMMENT) faults['comment'] = { key: 'commentLong', maximum: LONGEST_COMMENT }
  return Object.keys(faults).length === 0 ? { ok: true, value: { scores, comment } } : { ok: false, typed, faults }
}
