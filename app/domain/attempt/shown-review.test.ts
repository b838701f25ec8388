import { describe, expect, it } from 'vitest'
import { SHOWN } from '../course/test-settings'
import type { QuestionReview, ReviewedEntry, ReviewedOption } from '../question/learner-question'
import { kindNames } from '../question/registry'
import { shownReview } from './shown-review'

const base = { stem: 'S', answered: true, right: false, fraction: 0 }
const options: readonly ReviewedOption[] = [
  { id: 'a', text: 'A', chosen: true, right: false, feedback: 'vì A' },
  { id: 'b', text: 'B', chosen: false, right: true, feedback: 'vì B mật' },
]
const entries: readonly ReviewedEntry[] = [
  { id: 'e1', label: 'E1', given: 'x', right: true, expected: 'x', feedback: 'vì E1' },
  { id: 'e2', label: 'E2', detail: 'bản chụp', given: 'y', right: false, expected: 'đáp án kín', feedback: 'vì E2 mật', fatal: true },
  { id: 'e3', label: 'E3', given: null, right: false, expected: 'đáp án kín', feedback: 'vì E3 mật' },
]
const gap = { gap: { id: 'g1', kind: 'text' as const, options: [] } }
const reviews: { readonly [Kind in QuestionReview['kind']]: Extract<QuestionReview, { kind: Kind }> } = {
  single: { kind: 'single', ...base, feedback: 'vì A', options },
  true_false: { kind: 'true_false', ...base, feedback: 'vì A', options },
  multiple: { kind: 'multiple', ...base, feedback: null, options },
  matching: { kind: 'matching', ...base, feedback: null, entries },
  ordering: { kind: 'ordering', ...base, feedback: null, entries },
  gap_fill: { kind: 'gap_fill', ...base, feedback: null, pieces: [{ text: 'Điền' }, gap], entries },
  short_answer: { kind: 'short_answer', ...base, feedback: 'đọc lại', written: 'mẫu 1', expected: 'đáp án kín' },
  numeric: { kind: 'numeric', ...base, feedback: 'tính lại', written: '5', expected: 'đáp án kín', unit: 'đồng' },
  due_date: { kind: 'due_date', ...base, feedback: 'đếm lại', given: '2026-05-05', due: '2026-05-04', count: [{ date: '2026-05-04', kind: 'due', n: 3, note: 'mật' }] },
  dossier_check: { kind: 'dossier_check', ...base, feedback: null, entries, options },
  essay: { kind: 'essay', ...base, feedback: null, written: 'bài', guidance: 'đáp án kín', criteria: [{ id: 'c', text: 'C', maximum: 2 }] },
  case: { kind: 'case', ...base, feedback: null, parts: [] },
}
const whole = { ...reviews.case, parts: Object.values(reviews).map((review, index) => ({ id: `P${index}`, review })) }
const all: QuestionReview[] = [...Object.values(reviews), whole]

it('covers every kind', () => expect(Object.keys(reviews).sort()).toEqual(kindNames().sort()))

describe.each(all.map((review) => [review.kind, review] as const))('%s', (_, review) => {
  it('shows nothing where nothing or only marks may be shown, and everything with explanations', () => {
    expect(SHOWN.filter((shown) => shownReview(review, shown) === null)).toEqual(['nothing', 'marks'])
    expect(shownReview(review, 'explanations')).toEqual(review)
  })
  it('tells what was answered, and neither what is right nor why of the rest', () => {
    const own = JSON.stringify(shownReview(review, 'own'))
    expect(own).not.toMatch(/mật|kín|2026-05-04/)
    expect(shownReview(review, 'own')).toMatchObject({ stem: 'S', answered: true, right: false, fraction: 0, feedback: review.feedback })
  })
  it('with the answers, tells what is right and still explains only the own answer', () => {
    const answers = shownReview(review, 'answers')
    expect(JSON.stringify(answers)).not.toContain('mật')
    if ('expected' in review) expect(answers.expected).toBe('đáp án kín')
    if ('guidance' in review) expect(answers.guidance).toBe('đáp án kín')
    if ('due' in review) expect([answers.due, answers.count]).toEqual(['2026-05-04', undefined])
  })
})

it('options: of one that was not chosen nothing is told, then that it is right, then why', () => {
  const second = (shown: 'own' | 'answers' | 'explanations') => shownReview(reviews.single, shown).options?.[1]
  expect([second('own'), second('answers'), second('explanations')]).toMatchObject([{ right: null, feedback: null }, { right: true, feedback: null }, { right: true, feedback: 'vì B mật' }])
  expect(shownReview(reviews.multiple, 'own').options?.[0]).toEqual(options[0])
})

it('entries: given and right are told; what is right and why only of right ones', () => {
  const own = shownReview(reviews.dossier_check, 'own').entries ?? []
  expect(own[0]).toEqual(entries[0])
  expect(own[1]).toEqual({ id: 'e2', label: 'E2', detail: 'bản chụp', given: 'y', right: false, expected: null, feedback: null, fatal: true })
  expect(shownReview(reviews.matching, 'answers').entries?.[2]).toMatchObject({ given: null, expected: 'đáp án kín', feedback: null })
})

it('what a new kind adds stays hidden until it is listed', () => {
  expect(JSON.stringify(shownReview({ ...reviews.single, secret: 'mật' } as QuestionReview, 'explanations'))).not.toContain('secret')
})

it('a case is shown part by part', () => {
  expect(shownReview(whole, 'own').parts?.map(({ review }) => review)).toEqual(Object.values(reviews).map((review) => shownReview(review, 'own')))
})
