import { describe, expect, it } from 'vitest'
import type { QuestionReview } from '../question/learner-question'
import { shownReview } from './shown-review'

const single: QuestionReview = {
  kind: 'single', stem: 'S', answered: true, right: false, fraction: 0, feedback: 'vì A',
  options: [
    { id: 'a', text: 'A', chosen: true, right: false, feedback: 'vì A' },
    { id: 'b', text: 'B', chosen: false, right: true, feedback: 'vì B' },
  ],
}
const dueDate: QuestionReview = { kind: 'due_date', stem: 'S', answered: true, right: false, fraction: 0, feedback: 'đếm lại', given: '2026-05-05', due: '2026-05-04', count: [] }

describe('shownReview', () => {
  it('shows everything in full', () => {
    expect(shownReview(single, 'full')).toEqual(single)
    expect(shownReview(dueDate, 'full')).toEqual(dueDate)
  })
  it('tells only about the own choice otherwise', () => {
    const own = JSON.stringify(shownReview(single, 'own'))
    expect(own).toContain('vì A')
    expect(own).not.toContain('vì B')
    expect(shownReview(single, 'own').options?.[1]).toEqual({ id: 'b', text: 'B', chosen: false, right: null, feedback: null })
    expect(shownReview(dueDate, 'own')).toEqual({ kind: 'due_date', stem: 'S', answered: true, right: false, fraction: 0, feedback: 'đếm lại', given: '2026-05-05' })
  })
})
