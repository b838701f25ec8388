/**
 * How a final test is held: its length, attempts, opening hours, where it may be taken, what is shown after it. A version of
 * the course proposes it; a trainer may set it on the site for the course as a whole. It then holds for every attempt begun
 * from that moment, whichever version the officer is enrolled in, and for what finished ones show; attempts under way keep
 * their time. What is asked and how it is marked belongs to the version alone. Source: issue "Assessment" (tests).
 */
import { z } from 'zod'
import { parseVietnameseDate } from '../kernel/day'
import { instantOfMinute } from '../kernel/hanoi-minute'
import { isAddressRange } from './check-test-settings'
import type { CourseFile } from './course-definition'
import { SHOWN, SHOWN_WHEN } from './test-settings'

export const ARRANGED = ['minutes', 'attempts', 'waitDays', 'opensAt', 'closesAt', 'access', 'addresses', 'shown'] as const
export type TestArrangement = Pick<CourseFile['finalTest'], (typeof ARRANGED)[number]>

const stored = z.object({
  minutes: z.number(), attempts: z.number(), waitDays: z.number(), opensAt: z.string(), closesAt: z.string(),
  access: z.enum(['anywhere', 'class_session']), addresses: z.array(z.string()),
  shown: z.object({ first: z.enum(SHOWN), finally: z.enum(SHOWN), when: z.enum(SHOWN_WHEN) }),
})

/** What the database holds; null: nothing is set. Throws when it is none (a bug: only these are stored). */
export function readArrangement(json: unknown): TestArrangement | null {
  return json === null || json === undefined ? null : stored.parse(json)
}

/** A course (or a part of one) whose final test is held as arranged. In: what is stored for the course, null for nothing. */
export function withArrangement<Course extends Pick<CourseFile, 'finalTest'>>(course: Course, json: unknown): Course {
  const arrangement = readArrangement(json)
  return arrangement === null ? course : { ...course, finalTest: { ...course.finalTest, ...arrangement } }
}

/** The arrangement that a final test comes with. */
export function arrangementOf({ minutes, attempts, waitDays, opensAt, closesAt, access, addresses, shown }: CourseFile['finalTest']): TestArrangement {
  return { minutes, attempts, waitDays, opensAt, closesAt, access, addresses, shown }
}

const TIME = /^([01]?\d|2[0-3])[:hg]([0-5]\d)$/
const whole = (least: number, most: number, fault: string) => z.string().trim().regex(/^\d{1,4}$/, fault).transform(Number).refine((value) => value >= least && value <= most, fault)
const day = z.string().trim().default('').refine((value) => value === '' || parseVietnameseDate(value) !== undefined, 'dayForm')
const time = z.string().trim().default('').refine((value) => value === '' || TIME.test(value), 'timeForm')
const choice = <Value extends string>(values: readonly [Value, ...Value[]]) => z.enum(values, 'choiceMissing')

/** The form; faults are keys of the catalogue `arrangement`. A day without an hour begins at 0:00. */
export const arrangementForm = z
  .object({
    minutes: whole(5, 300, 'minutesForm'), attempts: whole(1, 10, 'attemptsForm'), waitDays: whole(0, 365, 'waitDaysForm'),
    opensDay: day, opensTime: time, closesDay: day, closesTime: time,
    access: choice(['anywhere', 'class_session']),
    addresses: z.string().default('').transform(rangesOf).refine((ranges) => ranges.length <= 50 && ranges.every(isAddressRange), 'addressForm'),
    shownFirst: choice(SHOWN), shownFinally: choice(SHOWN), shownWhen: choice(SHOWN_WHEN),
  })
  .superRefine(({ opensDay, opensTime, closesDay, closesTime }, context) => {
    if (opensTime !== '' && opensDay === '') context.addIssue({ code: 'custom', path: ['opensDay'], message: 'dayMissing' })
    if (closesTime !== '' && closesDay === '') context.addIssue({ code: 'custom', path: ['closesDay'], message: 'dayMissing' })
  })
  .transform(({ opensDay, opensTime, closesDay, closesTime, shownFirst, shownFinally, shownWhen, ...rest }): TestArrangement => ({
    ...rest,
    opensAt: minuteOf(opensDay, opensTime),
    closesAt: minuteOf(closesDay, closesTime),
    shown: { first: shownFirst, finally: shownFinally, when: shownWhen },
  }))
  .superRefine(({ opensAt, closesAt, shown }, context) => {
    const [opens, closes] = [instantOfMinute(opensAt), instantOfMinute(closesAt)]
    if (opens !== null && closes !== null && closes <= opens) context.addIssue({ code: 'custom', path: ['closesDay'], message: 'closesEarly' })
    if (shown.when === 'closed' && closes === null) context.addIssue({ code: 'custom', path: ['closesDay'], message: 'closesMissing' })
  })

function rangesOf(value: string): string[] {
  return value.split(/[\s,;]+/).filter((range) => range !== '')
}

function minuteOf(written: string, at: string): string {
  const on = parseVietnameseDate(written)
  if (on === undefined) return ''
  const [, hour = '0', minute = '00'] = TIME.exec(at) ?? []
  return `${on}T${hour.padStart(2, '0')}:${minute}`
}

/** An arrangement as its form shows it. */
export function arrangementFields({ minutes, attempts, waitDays, opensAt, closesAt, access, addresses, shown }: TestArrangement): Record<string, string> {
  return {
    minutes: String(minutes), attempts: String(attempts), waitDays: String(waitDays), access, addresses: addresses.join('\n'),
    ...fieldsOfMinute('opens', opensAt), ...fieldsOfMinute('closes', closesAt),
    shownFirst: shown.first, shownFinally: shown.finally, shownWhen: shown.when,
  }
}

function fieldsOfMinute(name: string, written: string): Record<string, string> {
  const [, year, month, date, at = ''] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})$/.exec(written) ?? []
  return year === undefined ? {} : { [`${name}Day`]: `${date}/${month}/${year}`, [`${name}Time`]: at }
}
