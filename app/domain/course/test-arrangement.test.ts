import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CourseFile } from './course-definition'
import { ARRANGED, arrangementFields, arrangementForm, arrangementOf, readArrangement, withArrangement, type TestArrangement } from './test-arrangement'
import { SHOWN, SHOWN_WHEN } from './test-settings'

const plain = { minutes: '60', attempts: '2', waitDays: '7', access: 'anywhere', shownFirst: 'own', shownFinally: 'explanations', shownWhen: 'passed_or_round_over' }
const faultsOf = (change: Record<string, string>) => {
  const read = arrangementForm.safeParse({ ...plain, ...change })
  return read.success ? [] : read.error.issues.map(({ path, message }) => [path[0], message])
}

describe('the form', () => {
  it('reads days, hours and addresses', () => {
    expect(arrangementForm.parse({ ...plain, opensDay: '1/12/2026', opensTime: '8g00', closesDay: '05/12/2026', addresses: ' 10.1.0.0/16,\n2001:db8::/32 ' })).toEqual({
      minutes: 60, attempts: 2, waitDays: 7, opensAt: '2026-12-01T08:00', closesAt: '2026-12-05T00:00', access: 'anywhere', addresses: ['10.1.0.0/16', '2001:db8::/32'],
      shown: { first: 'own', finally: 'explanations', when: 'passed_or_round_over' },
    })
  })
  it.each<[string, Record<string, string>, [string, string]]>([
    ['no length', { minutes: '' }, ['minutes', 'minutesForm']],
    ['a length of two minutes', { minutes: '2' }, ['minutes', 'minutesForm']],
    ['no attempt', { attempts: '0' }, ['attempts', 'attemptsForm']],
    ['a wait of words', { waitDays: 'một tuần' }, ['waitDays', 'waitDaysForm']],
    ['a day that is none', { opensDay: '31/02/2026' }, ['opensDay', 'dayForm']],
    ['an hour that is none', { closesDay: '1/12/2026', closesTime: '25:00' }, ['closesTime', 'timeForm']],
    ['an hour without its day', { opensTime: '8:00' }, ['opensDay', 'dayMissing']],
    ['an address that is none', { addresses: '999.1.1.1' }, ['addresses', 'addressForm']],
    ['a range that is none', { addresses: '10.0.0.0/33' }, ['addresses', 'addressForm']],
    ['a forged choice', { access: 'moon' }, ['access', 'choiceMissing']],
    ['closing before opening', { opensDay: '02/12/2026', closesDay: '01/12/2026' }, ['closesDay', 'closesEarly']],
    ['shown at a closing that never comes', { shownWhen: 'closed' }, ['closesDay', 'closesMissing']],
  ])('refuses %s', (_name, change, fault) => expect(faultsOf(change)).toEqual([fault]))
})

const minute = fc.option(fc.date({ min: new Date('2020-01-01T00:00Z'), max: new Date('2040-01-01T00:00Z'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 16)), { nil: '' })
const arrangement: fc.Arbitrary<TestArrangement> = fc
  .record({
    minutes: fc.integer({ min: 5, max: 300 }), attempts: fc.integer({ min: 1, max: 10 }), waitDays: fc.integer({ min: 0, max: 365 }), opensAt: minute, closesAt: minute,
    access: fc.constantFrom('anywhere' as const, 'class_session' as const), addresses: fc.array(fc.ipV4(), { maxLength: 3 }),
    shown: fc.record({ first: fc.constantFrom(...SHOWN), finally: fc.constantFrom(...SHOWN), when: fc.constantFrom(...SHOWN_WHEN) }),
  })
  .filter(({ opensAt, closesAt, shown }) => (opensAt === '' || closesAt === '' || closesAt > opensAt) && (shown.when !== 'closed' || closesAt !== ''))

describe('an arrangement', () => {
  it('comes back from its form, and from the database, as it was', () => {
    fc.assert(fc.property(arrangement, (one) => {
      expect(arrangementForm.parse(arrangementFields(one))).toEqual(one)
      expect(readArrangement(JSON.parse(JSON.stringify(one)))).toEqual(one)
    }))
  })
  it('changes how a test is held and nothing of what is asked or how it is marked', () => {
    const finalTest = { questions: 30, passPercent: 70, overdue: 'submit', navigation: 'forward', fixed: ['A-Q001'] } as unknown as CourseFile['finalTest']
    fc.assert(fc.property(arrangement, (one) => {
      const held = withArrangement({ finalTest }, one).finalTest
      expect(arrangementOf(held)).toEqual(one)
      expect(held).toEqual({ ...finalTest, ...one })
      expect(Object.keys(one).sort()).toEqual([...ARRANGED].sort())
    }))
  })
  it('where nothing is set the course stays as it is', () => {
    const course = { finalTest: {} as CourseFile['finalTest'] }
    expect(withArrangement(course, null)).toBe(course)
  })
})
