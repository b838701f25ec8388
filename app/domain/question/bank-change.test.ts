import { describe, expect, it } from 'vitest'
import type { CourseFile } from '../course/course-definition'
import { decideBankChange } from './bank-change'
import { freeCodes } from './free-code'
import type { QuestionDefinition } from './question-definition'

const question = (id: string, more: Partial<QuestionDefinition> = {}) => {
  const definition = { id, kind: 'single', objective: '2.1a', level: 'N', mustBeRight: false, points: 1, legal: [], stem: 'Hỏi?', hint: '', procedures: [], purpose: 'exam', ...more } as QuestionDefinition
  return { code: id, definition, contentHash: `${id} ${JSON.stringify(more)}` }
}
const course = { finalTest: { blueprint: [{ objective: '2.1a', N: 1, H: 0, V: 0, star: 0 }], bankMinimum: 3, fixed: ['Q3'] } } as unknown as Pick<CourseFile, 'finalTest'>
const bank = ['Q1', 'Q2', 'Q3', 'Q4'].map((id) => question(id))
const seen = new Map<string, string | null>(bank.map(({ code, contentHash }) => [code, contentHash]))
const decide = (put: ReturnType<typeof question>[], remove: string[], held = bank, known = seen) => decideBankChange(held, { put, remove, seen: known }, course)

describe('a change of the bank', () => {
  it('puts in and takes out', () => {
    const changed = decide([question('Q1', { stem: 'Khác?' }), question('Q9')], ['Q2'])
    expect(changed.ok && [changed.value.kept.map(({ code }) => code), changed.value.put.map(({ code }) => code)]).toEqual([['Q3', 'Q4'], ['Q1', 'Q9']])
  })

  it('needs something to change', () => {
    expect(decide([question('Q1')], [])).toEqual({ ok: false, reason: { kind: 'nothing_changed' } })
    expect(decide([], ['Q77'])).toEqual({ ok: false, reason: { kind: 'nothing_changed' } })
  })

  it('stops where another has changed the same question, not another one', () => {
    const meanwhile = [question('Q1', { points: 2 }), ...bank.slice(1)]
    expect(decide([question('Q1', { stem: 'Khác?' })], [], meanwhile)).toEqual({ ok: false, reason: { kind: 'changed_meanwhile', codes: ['Q1'] } })
    expect(decide([question('Q4', { stem: 'Khác?' })], [], meanwhile).ok).toBe(true)
    expect(decide([question('Q9')], [], [...bank, question('Q9', { points: 3 })], seen)).toEqual({ ok: false, reason: { kind: 'changed_meanwhile', codes: ['Q9'] } })
  })

  it('keeps the fixed questions in the test', () => {
    const fixed = { ok: false, reason: { kind: 'fixed_question', codes: ['Q3'] } }
    expect(decide([], ['Q3'])).toEqual(fixed)
    expect(decide([question('Q3', { purpose: 'practice' })], [])).toEqual(fixed)
  })

  it('refuses to make the bank short, by removal, by moving and by purpose', () => {
    const short = { ok: false, reason: { kind: 'bank_short', cells: [{ objective: '2.1a', level: 'N', needed: 3, found: 2 }] } }
    expect(decide([], ['Q1', 'Q2'])).toEqual(short)
    expect(decide([question('Q1', { level: 'H' })], ['Q2'])).toEqual(short)
    expect(decide([question('Q1', { purpose: 'practice' })], ['Q2'])).toEqual(short)
  })

  it('lets a short bank be mended by half, and not made worse', () => {
    const held = [question('Q3')]
    const known = new Map<string, string | null>([['Q3', held[0]!.contentHash]])
    expect(decide([question('Q9')], [], held, known).ok).toBe(true)
    expect(decideBankChange(held, { put: [], remove: ['Q3'], seen: known }, { finalTest: { ...course.finalTest, fixed: [] } })).toMatchObject({ ok: false, reason: { kind: 'bank_short' } })
  })
})

describe('free codes', () => {
  it('begin apart from those of the files and pass over every one ever used', () => {
    expect(freeCodes('KH2', new Set(['KH2-Q901', 'KH2-Q903']), 3)).toEqual(['KH2-Q902', 'KH2-Q904', 'KH2-Q905'])
    const all = new Set(Array.from({ length: 99 }, (_, i) => `KH2-Q${901 + i}`))
    expect(freeCodes('KH2', all, 1)).toEqual(['KH2-Q1901'])
  })
})
