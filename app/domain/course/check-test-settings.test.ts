import { describe, expect, it } from 'vitest'
import { fixedQuestionFaults, testSettingsFaults } from './check-test-settings'
import type { CourseFile } from './course-definition'

const finalTest: CourseFile['finalTest'] = {
  questions: 2, bankMinimum: 2, passPercent: 80, attempts: 2, waitDays: 7, starRule: 'x', minutes: 60, blueprint: [{ objective: '1.1a', N: 2, H: 0, V: 0, star: 0 }], lessonTotals: {},
  fixed: [], shuffleQuestions: true, shuffleOptions: true, opensAt: '', closesAt: '', overdue: 'submit', navigation: 'free', access: 'anywhere', addresses: [],
  shown: { first: 'own', finally: 'explanations', when: 'passed_or_round_over' }, markersDiffer: 0.2,
}
const keys = (change: Partial<CourseFile['finalTest']>) => testSettingsFaults({ finalTest: { ...finalTest, ...change } }).map(({ key }) => key)

describe('settings', () => {
  it.each<[Partial<CourseFile['finalTest']>, string[]]>([
    [{}, []],
    [{ opensAt: '2026-12-01T08:00', closesAt: '2026-12-01T11:00' }, []],
    [{ opensAt: '2026-12-01T08:00', closesAt: '2026-12-01T08:00' }, ['testClosesEarly']],
    [{ opensAt: '2026-02-30T08:00' }, ['fieldInvalid']],
    [{ shown: { ...finalTest.shown, when: 'closed' } }, ['shownNeverCloses']],
    [{ shown: { ...finalTest.shown, when: 'closed' }, closesAt: '2026-12-01T08:00' }, []],
    [{ addresses: ['10.0.0.0/8', '192.168.1.7', '2001:db8::/32', '::ffff:10.0.0.1'] }, []],
    [{ addresses: ['10.0.0.0/33', '300.1.1.1', '1.2.3', '2001:db8::/129', '10.0.0.0/8/8'] }, ['addressRange', 'addressRange', 'addressRange', 'addressRange', 'addressRange']],
  ])('%j', (change, expected) => expect(keys(change)).toEqual(expected))
})

it('fixed questions are in the bank, have a cell, and find room in it', () => {
  const bank = ['Q1', 'Q2', 'Q3'].map((id) => ({ id, objective: '1.1a', level: 'N' as const, mustBeRight: false })).concat([{ id: 'Q4', objective: '1.2a', level: 'N', mustBeRight: false }])
  const faults = fixedQuestionFaults({ finalTest: { ...finalTest, fixed: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'] } }, bank)
  expect(faults.map(({ key, values, at }) => [key, values.id, at.at(-1)])).toEqual([['fixedTooMany', 'Q3', 2], ['fixedNoCell', 'Q4', 3], ['fixedUnknown', 'Q5', 4]])
})
