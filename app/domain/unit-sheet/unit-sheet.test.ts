/** The monthly sheet: its days, what stands about a gap, when it climbs, when it may be signed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import { addDays, type Day } from '../kernel/day'
import { answerForm } from './answer-form'
import { DEFAULT_ANSWER_DAYS, firstWorkingDay, monthOf, workingDayAfter } from './sheet-days'
import { sheetRuleForm } from './sheet-rule-form'
import { answerBy, climbs, itemState, mayAnswer, maySign, type SheetAct } from './sheet-item'

const calendar = buildCalendar([{ date: '2026-09-01', kind: 'swap_off', name: 'Nghỉ hoán đổi', mark: 'official' }, { date: '2026-09-02', kind: 'holiday', name: 'Quốc khánh', mark: 'law' }], { unconfirmedHolidays: false })

describe('days', () => {
  it.each([['2026-11-15', '2026-11-02'], ['2026-09-10', '2026-09-03'], ['2031-03-20', '2031-03-03']])('the sheet of %s opens on %s', (day, first) => expect(firstWorkingDay(calendar, day)).toBe(first))
  it.each([['2026-11-27', 1, '2026-11-30'], ['2026-11-28', 5, '2026-12-04'], ['2026-08-31', 1, '2026-09-03']])('%s and %i working days is %s', (day, n, end) => expect(workingDayAfter(calendar, day, n)).toBe(end))
  it('names a month by its first day', () => expect(monthOf('2026-11-28')).toBe('2026-11-01'))
})

const act = (kind: SheetAct['kind'], unitId: string, day: Day = '2026-11-10'): SheetAct => ({ kind, unitId, day })
const item = (...acts: SheetAct[]) => ({ ownUnitId: 'xa', openedOn: '2026-11-02', answerDays: DEFAULT_ANSWER_DAYS, acts })

describe('a gap', () => {
  it.each([
    ['nobody said anything', item(), { state: 'open', unitId: 'xa', above: false }],
    ['planned', item(act('planned', 'xa')), { state: 'planned', unitId: 'xa', above: false }],
    ['passed on', item(act('escalated', 'quan')), { state: 'open', unitId: 'quan', above: true }],
    ['passed on and confirmed above', item(act('escalated', 'quan'), act('confirmed', 'quan')), { state: 'confirmed', unitId: 'quan', above: true }],
    ['climbed twice', item(act('climbed', 'quan'), act('climbed', 'tp', '2026-11-20')), { state: 'open', unitId: 'tp', since: '2026-11-20' }],
    ['said to be wrong', item(act('confirmed', 'xa'), act('disputed', 'xa')), { state: 'disputed', unitId: 'xa', above: false }],
  ])('%s', (_, facts, expected) => expect(itemState(facts)).toMatchObject(expected))

  it('climbs when its five working days are over, not before, not answered, not at the top', () => {
    expect(answerBy(item(), calendar)).toBe('2026-11-09')
    expect(climbs(item(), true, calendar, '2026-11-09')).toBe(false)
    expect(climbs(item(), true, calendar, '2026-11-10')).toBe(true)
    expect(climbs(item(), false, calendar, '2026-11-30')).toBe(false)
    expect(climbs(item(act('planned', 'xa')), true, calendar, '2026-12-30')).toBe(false)
    expect(answerBy({ ...item(), answerDays: 2 }, calendar)).toBe('2026-11-04')
  })

  it('climbs one unit at a time, with all the days to answer at each, until it is answered', () => {
    const tree = ['xa', 'quan', 'tp']
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), fc.integer({ min: 0, max: 80 }), (runs, answered) => {
      const acts: SheetAct[] = []
      for (let i = 0; i < runs.length; i += 1) {
        const today = addDays('2026-11-02', i)
        if (i === answered) acts.push(act('confirmed', itemState(item(...acts)).unitId, today))
        const at = tree.indexOf(itemState(item(...acts)).unitId)
        const up = tree[at + 1]
        if (runs[i] && climbs(item(...acts), up !== undefined, calendar, today)) acts.push(act('climbed', up ?? '', today))
        // Asked again on the same day it stays where it is.
        const now = tree[tree.indexOf(itemState(item(...acts)).unitId) + 1]
        if (acts.at(-1)?.kind === 'climbed' && acts.at(-1)?.day === today) expect(climbs(item(...acts), now !== undefined, calendar, today)).toBe(false)
      }
      const ups = acts.filter(({ kind }) => kind === 'climbed')
      expect(ups.map(({ unitId }) => unitId)).toEqual(tree.slice(1, 1 + ups.length))
      for (const [index, { day }] of ups.entries()) expect(day > workingDayAfter(calendar, ups[index - 1]?.day ?? '2026-11-02', DEFAULT_ANSWER_DAYS)).toBe(true)
      if (answered < runs.length) expect(acts.at(-1)?.kind).toBe('confirmed')
    }))
  })
})

describe('signing', () => {
  it('waits for every gap that is still with the unit, and happens once', () => {
    expect(maySign({ signed: false, items: [item(act('planned', 'xa')), item()] })).toEqual({ ok: false, reason: 'unanswered' })
    expect(maySign({ signed: false, items: [item(act('planned', 'xa')), item(act('climbed', 'quan'))] })).toEqual({ ok: true })
    expect(maySign({ signed: true, items: [] })).toEqual({ ok: false, reason: 'signed' })
  })
  it('ends the answers of the unit, not those above', () => {
    expect([mayAnswer(item(act('planned', 'xa')), true), mayAnswer(item(act('escalated', 'quan')), true), mayAnswer(item(), false)]).toEqual([false, true, true])
  })
})

it.each([['2', true], [' 30 ', true], ['0', false], ['31', false], ['5 ngày', false], ['', false]])('%j days to answer: %s', (answerDays, fits) => expect(sheetRuleForm.safeParse({ answerDays }).success).toBe(fits))

describe('the answer', () => {
  it.each([
    [{ kind: 'confirmed' }, { kind: 'confirmed', note: '', plannedOn: null }],
    [{ kind: 'planned', plannedOn: '1/12/2026', note: ' x ' }, { kind: 'planned', note: 'x', plannedOn: '2026-12-01' }],
  ])('reads %j', (given, expected) => expect(answerForm.parse(given)).toEqual(expected))
  it.each([[{}, 'kindMissing'], [{ kind: 'planned' }, 'plannedOnForm'], [{ kind: 'escalated' }, 'noteMissing'], [{ kind: 'disputed', note: ' ' }, 'noteMissing'], [{ kind: 'confirmed', note: 'x'.repeat(501) }, 'noteLong']])('refuses %j: %s', (given, fault) => {
    const parsed = answerForm.safeParse(given)
    expect(parsed.success ? [] : parsed.error.issues.map(({ message }) => message)).toEqual([fault])
  })
})
