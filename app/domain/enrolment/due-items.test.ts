import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/day'
import { dueItems, urgencyOf, type DueFacts, type OpenCourse } from './due-items'

const today = '2026-11-23'
const course: OpenCourse = { courseCode: 'KH2', title: 'Một cửa', certificateCode: 'CC-MC', assigned: true, assignedBecause: null, dueOn: '2026-12-14', lessonsLeft: 4 }
const facts = (change: Partial<DueFacts>): DueFacts => ({ today, courses: [], certificates: [], missing: [], ...change })

describe('urgencyOf', () => {
  it.each([[-3, 'near'], [0, 'near'], [14, 'near'], [15, 'soon'], [60, 'soon'], [61, 'later'], [null, 'later']] as const)('%s days: %s', (days, urgency) => expect(urgencyOf(days)).toBe(urgency))
})

describe('dueItems', () => {
  it('gives the requirement as the reason of the course that closes it, once', () => {
    const items = dueItems(facts({ courses: [course], missing: [{ id: 'r1', code: 'CC-MC', name: 'Một cửa', courseCode: 'KH2' }, { id: 'r2', code: 'CM2', name: 'Tiếp nhận hồ sơ', courseCode: 'KH2' }] }))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ act: 'study', reason: { kind: 'required', certificateCode: 'CC-MC' }, dueOn: '2026-12-14', daysLeft: 21, urgency: 'soon' })
  })

  it('takes the last day of a new appointee as the date of what is missing, and of the course that closes it', () => {
    const gap = { id: 'r1', code: 'CC-MC', name: 'Một cửa', courseCode: 'KH2', dueOn: addDays(today, 20) }
    expect(dueItems(facts({ missing: [gap] }))).toMatchObject([{ act: 'prove', courseCode: 'KH2', daysLeft: 20 }])
    expect(dueItems(facts({ courses: [{ ...course, dueOn: null }], missing: [gap] }))).toMatchObject([{ act: 'study', daysLeft: 20 }])
  })

  it.each([
    { name: 'a certificate that ends in 45 days', lastDay: addDays(today, 45), found: 1 },
    { name: 'in 90 days', lastDay: addDays(today, 90), found: 1 },
    { name: 'in 91 days', lastDay: addDays(today, 91), found: 0 },
    { name: 'last day today', lastDay: today, found: 1 },
    { name: 'ended yesterday', lastDay: addDays(today, -1), found: 0 },
    { name: 'without end', lastDay: null, found: 0 },
  ])('$name: $found item', ({ lastDay, found }) => {
    expect(dueItems(facts({ certificates: [{ code: 'CC-GT', name: 'Giao tiếp', lastDay, courseCode: null }] }))).toHaveLength(found)
  })

  it('takes the end of the certificate as the date of the course that renews it', () => {
    const items = dueItems(facts({ courses: [{ ...course, dueOn: null, assigned: false }], certificates: [{ code: 'CC-MC', name: 'Một cửa', lastDay: addDays(today, 30), courseCode: 'KH2' }] }))
    expect(items).toMatchObject([{ act: 'study', daysLeft: 30, reason: { kind: 'renewal', certificateCode: 'CC-MC' } }])
  })

  it.each([
    { assigned: true, because: 'Kế hoạch Quý IV', reason: { kind: 'assigned', because: 'Kế hoạch Quý IV' } },
    { assigned: false, because: null, reason: { kind: 'chosen' } },
  ])('says who asked for it: $reason.kind', ({ assigned, because, reason }) => {
    expect(dueItems(facts({ courses: [{ ...course, assigned, assignedBecause: because }] }))[0]?.reason).toEqual(reason)
  })

  it('is ordered by date, undated last, whatever order the facts come in', () => {
    const day = fc.option(fc.integer({ min: -50, max: 80 }).map((n) => addDays(today, n)), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.record({ code: fc.string({ minLength: 1 }), dueOn: day }), { maxLength: 8 }), (rows) => {
        const courses = rows.map(({ code, dueOn }) => ({ ...course, courseCode: code, dueOn }))
        const dates = dueItems(facts({ courses })).map(({ dueOn }) => dueOn ?? '9999-12-31')
        expect(dates).toEqual([...dates].sort())
        expect(dueItems(facts({ courses: [...courses].reverse() })).map(({ dueOn, code }) => [dueOn, code])).toEqual(dueItems(facts({ courses })).map(({ dueOn, code }) => [dueOn, code]))
      }),
    )
  })
})
