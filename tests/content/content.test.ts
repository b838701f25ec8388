/** All of content/ as it stands: no fault, and the numbers of the field. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dueDate, inDayDue } from '../../app/domain/calendar/due-date'
import { buildCalendar } from '../../app/domain/calendar/working-calendar'
import { FAULT_KEYS } from '../../app/domain/content/fault-key'
import { COMPONENTS } from '../../app/domain/lesson/component-grammar'
import { levelOfType } from '../../app/domain/org/unit-structure'
import { kindOf } from '../../app/domain/question/registry'
import { checkContent } from '../../app/server/content/check-content.server'

const { faults, warnings, content } = await checkContent()
const counts = (key: string) => {
  const rows = content.structures.find((structure) => structure.key === key)?.rows ?? []
  return Object.fromEntries(['city', 'district', 'commune', 'phuong', 'xa', 'thi_tran', 'quan', 'huyen', 'thi_xa'].map((name) => [name, rows.filter(({ type }) => type === name || levelOfType(type) === name).length]))
}

test('content/ has no fault', () => expect(faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([]))

test('every fault has a sentence in both languages', () => {
  for (const language of ['vi', 'en']) {
    const catalogue = JSON.parse(readFileSync(`app/messages/${language}/content.json`, 'utf8')) as Record<string, string>
    expect(FAULT_KEYS.filter((key) => catalogue[key] === undefined)).toEqual([])
  }
  expect([...faults, ...warnings].filter(({ message, key }) => message === key || message.includes('{{'))).toEqual([])
})

describe('units', () => {
  test('2012: 29 districts, 577 communes', () => expect(counts('2012')).toMatchObject({ city: 1, district: 29, commune: 577, quan: 10, huyen: 18, thi_xa: 1, phuong: 154, xa: 401, thi_tran: 22 }))
  test('2025: no district, 126 communes, 51 of them phường', () => expect(counts('2025')).toMatchObject({ city: 1, district: 0, commune: 126, phuong: 51, xa: 75 }))
  test('codes are re-used for other places', () => {
    const [before, after] = content.structures
    const old = new Map(before?.rows.map(({ code, name }) => [code, name]))
    expect(after?.rows.filter(({ code, name }) => code !== '01' && old.has(code) && old.get(code) !== name).length).toBeGreaterThan(80)
  })
})

describe('standards', () => {
  test('20 competencies of 5 levels, 14 positions, each with a version', () => {
    expect(content.catalogues.competencies).toHaveLength(20)
    expect(content.catalogues.competencies.every(({ levels }) => levels.length === 5)).toBe(true)
    expect(content.standards?.positions).toHaveLength(14)
    expect(content.standards?.versions.map(({ position, number }) => `${position} ${number}`)).toHaveLength(14)
  })

  test('the standard of the counter asks for schooling, certificates and levels above 0', () => {
    const counter = content.standards?.versions.find(({ position }) => position === 'VT01')
    expect(counter).toMatchObject({ validFrom: '2012-01-01', validTo: null, reviewState: 'pending' })
    expect(counter?.requirements[0]).toEqual({ kind: 'education', education: 'trung_cap' })
    expect(counter?.requirements.filter(({ kind }) => kind === 'certificate')).toHaveLength(6)
    expect(counter?.requirements.filter(({ kind }) => kind === 'competency')).toHaveLength(18)
  })
})

describe('the calendar of content gives the due dates of procedures.md §11', () => {
  const calendarWith = (unconfirmedHolidays: boolean) => buildCalendar(content.catalogues.calendar, { unconfirmedHolidays })
  const due = (received: string, limit: number, unconfirmed = false) => {
    const found = dueDate({ received, limit, unit: 'working_day', calendar: calendarWith(unconfirmed) })
    return found.ok ? found.value.due : found.reason
  }
  test.each([
    ['2024-02-09', 3, 'desk_closed'], ['2024-02-07', 3, '2024-02-19'], ['2012-03-05', 5, '2012-03-12'], ['2012-03-29', 3, '2012-04-04'],
    ['2025-04-25', 3, '2025-04-29'], ['2026-11-23', 1, '2026-11-24'], ['2031-03-03', 3, 'calendar_missing_year'],
  ])('%s + %i → %s', (received, limit, expected) => expect(due(received, limit)).toBe(expected))
  test('24/11 by setting', () => expect(due('2026-11-23', 1, true)).toBe('2026-11-25'))
  test('14:59 and 15:00 of a Tuesday', () => {
    const at = (receivedAt: string) => inDayDue({ day: '2025-03-04', receivedAt, calendar: calendarWith(false) })
    expect([at('14:59'), at('15:00')]).toMatchObject([{ value: { due: '2025-03-04' } }, { value: { due: '2025-03-05' } }])
  })
})

describe('course KH2', () => {
  const course = content.courses.find(({ definition }) => definition.id === 'KH2')
  test('has six lessons and a bank three times the test', () => {
    expect(course?.lessons.map(({ definition }) => definition.number)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6'])
    expect(course?.questions.length).toBeGreaterThanOrEqual(120)
  })

  test('every figure of a lesson is an asset of the course, with its size', () => {
    for (const lesson of course?.lessons ?? []) {
      const [, src = ''] = /<Figure src="([^"]+)"/.exec(lesson.source) ?? []
      expect(course?.definition.assets[src]).toMatchObject({ type: 'image/svg+xml', width: 360 })
    }
  })

  test('freezes what its lessons show: legal rows, terms, procedure cards', () => {
    for (const { definition } of course?.lessons ?? []) {
      expect(definition.legal.length).toBeGreaterThan(0)
      expect(definition.terms.every(({ definition: text }) => text !== '')).toBe(true)
    }
    expect(course?.lessons.flatMap(({ definition }) => definition.procedureCards.map(({ code }) => code))).toContain('1.004873')
  })

  test('uses no component outside the alphabet', () => {
    const used = new Set(course?.lessons.flatMap(({ source }) => [...source.matchAll(/<([A-Z]\w+)/g)].map((match) => match[1] ?? '')))
    expect([...used].filter((name) => !(name in COMPONENTS))).toEqual([])
  })

  test('shows no key to a learner, in any question of the bank', () => {
    for (const { definition } of course?.questions ?? []) {
      const kind = kindOf(definition.kind)
      const shown = JSON.stringify(kind?.forLearner(definition, kind.optionOrder(definition, 's')))
      const feedback = [...JSON.stringify(definition).matchAll(/"feedback\w*":"((?:[^"\\]|\\.)+)"/g)].map((match) => match[1] ?? '')
      expect(feedback.length).toBeGreaterThan(1)
      expect(feedback.filter((text) => shown.includes(text))).toEqual([])
      expect(shown).not.toMatch(/"(correct|fraction|feedback|answer|why|legal|count)"/)
    }
  })
})
