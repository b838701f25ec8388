import { expect, it } from 'vitest'
import { questionKeys } from './question-keys'

const none = { fractions: {}, accepted: [], tolerance: '', unit: '', extra: [], byAnswer: [], parts: {} }

it('reads what each shape of definition says', () => {
  expect(questionKeys({ options: [{ id: 'a', fraction: '1/3' }, { id: 'b' }] })).toEqual({ ...none, fractions: { a: '1/3' } })
  expect(questionKeys({ accept: ['mẫu 02', { text: 'phiếu*', fraction: '1/2' }], feedbackRight: 'đ', feedbackWrong: 's', feedbackByAnswer: [{ match: ['01', '1'], feedback: 'f' }] })).toEqual({
    ...none, accepted: [{ text: 'mẫu 02', fraction: '1' }, { text: 'phiếu*', fraction: '1/2' }], byAnswer: [{ value: '01 · 1', feedback: 'f' }], right: 'đ', wrong: 's',
  })
  expect(questionKeys({ tolerance: 0.5, unit: 'đồng', feedbackByAnswer: [{ value: 40000, feedback: 'f' }] })).toEqual({ ...none, tolerance: '0,5', unit: 'đồng', byAnswer: [{ value: '40.000', feedback: 'f' }] })
  expect(questionKeys({ extraRight: ['x'] })).toEqual({ ...none, extra: ['x'] })
  expect(questionKeys({ stops: [], answer: '2026-03-04', feedbackByAnswer: [{ value: '2026-03-03', feedback: 'f' }] })).toEqual({ ...none, byAnswer: [{ value: '2026-03-03', feedback: 'f' }] })
})

it('reads the parts of a case each for itself', () => {
  expect(questionKeys({ parts: [{ id: 'P-1', options: [{ id: 'a', fraction: 1 }] }] }).parts).toEqual({ 'P-1': { ...none, fractions: { a: '1' } } })
})
