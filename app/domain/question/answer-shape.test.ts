import { describe, expect, it } from 'vitest'
import { answerShape } from './answer-shape'
import type { LearnerQuestion } from './learner-question'

const options = (...ids: string[]) => ids.map((id) => ({ id, text: `Phương án ${id}` }))
const single = (list: ReturnType<typeof options>): LearnerQuestion => ({ kind: 'single', stem: '?', options: list })
const gap = (text: string, choices: string[]): LearnerQuestion => ({ kind: 'gap_fill', stem: '', pieces: [{ text }, { gap: { id: 'g1', kind: 'choice', options: choices } }] })
const essay: LearnerQuestion = { kind: 'essay', stem: '?', minWords: 0, maxWords: 0, criteria: [] }

describe('answerShape', () => {
  it.each<[string, LearnerQuestion, LearnerQuestion, boolean]>([
    ['options in another order, with other words', single(options('a', 'b')), single([{ id: 'b', text: 'Sửa chữ' }, ...options('a')]), true],
    ['another option', single(options('a', 'b')), single(options('a', 'c')), false],
    ['one option more', single(options('a', 'b')), single(options('a', 'b', 'c')), false],
    ['another kind', single(options('a', 'b')), { kind: 'multiple', stem: '?', options: options('a', 'b') }, false],
    ['a corrected stem beside a gap', gap('cũ', ['x', 'y']), gap('mới', ['y', 'x']), true],
    ['other choices of a gap', gap('cũ', ['x', 'y']), gap('cũ', ['x', 'z']), false],
    ['items are known by their words', { kind: 'ordering', stem: '', items: options('i1', 'i2') }, { kind: 'ordering', stem: '', items: [{ id: 'i1', text: 'khác' }, ...options('i2')] }, false],
    ['another unit', { kind: 'numeric', stem: '', unit: 'ngày' }, { kind: 'numeric', stem: '', unit: 'giờ' }, false],
    ['a part of a case', { kind: 'case', stem: '', parts: [{ id: 'a', question: single(options('a')) }] }, { kind: 'case', stem: 'x', parts: [{ id: 'a', question: single(options('b')) }] }, false],
    ['dates', { kind: 'due_date', stem: 'cũ' }, { kind: 'due_date', stem: 'mới' }, true],
  ])('%s', (_name, a, b, same) => {
    expect(answerShape(a) === answerShape(b)).toBe(same)
  })

  it('of an essay, also in a case, is none', () => {
    expect(answerShape(essay)).toBeNull()
    expect(answerShape({ kind: 'case', stem: '', parts: [{ id: 'a', question: essay }] })).toBeNull()
  })
})
