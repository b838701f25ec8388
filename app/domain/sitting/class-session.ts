/**
 * A class session (ca thi): a final test taken in a room, by those listed, between two times of one day, from the room's
 * own addresses if it has some. A proctored one gives evidence of grade A. What it is may be changed until it begins, who
 * is listed until it ends; later only what happened stands. Source: issue "Assessment" (access only in a class session).
 */
import { z } from 'zod'
import { addressRangeSchema } from '../course/test-settings'
import { type Day, parseVietnameseDate } from '../kernel/day'

/** One room holds no more; 0 seats are no session. */
const MOST_SEATS = 500
/** Hours a session may last at most: a longer one is a slip of the pen. */
const MOST_HOURS = 12
const TIME = /^([01]?\d|2[0-3])[:hg]([0-5]\d)$/
const text = (max: number, missing: string, long: string) => z.string().transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, missing).max(max, long))

/** The form of a session; faults are keys of the catalogue `sitting`. Instants are Hanoi's. */
export const classSessionForm = z
  .object({
    courseCode: z.string().min(1, 'courseMissing'),
    name: text(120, 'nameMissing', 'nameLong'),
    place: text(200, 'placeMissing', 'placeLong'),
    day: z.string().refine((value) => parseVietnameseDate(value) !== undefined, 'dayForm'),
    from: z.string().trim().regex(TIME, 'timeForm'),
    to: z.string().trim().regex(TIME, 'timeForm'),
    seats: z.string().default('').transform((value) => value.trim()).refine((value) => value === '' || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_SEATS), 'seatsForm'),
    proctored: z.literal('yes').optional(),
    addresses: z.string().default('').refine((value) => addressesOf(value).every((range) => addressRangeSchema.safeParse(range).success), 'addressForm'),
  })
  .transform(({ day, from, to, seats, proctored, addresses, ...rest }) => ({
    ...rest,
    startsAt: instantOf(parseVietnameseDate(day) ?? '', from),
    endsAt: instantOf(parseVietnameseDate(day) ?? '', to),
    seats: seats === '' ? null : Number(seats),
    proctored: proctored === 'yes',
    addresses: addressesOf(addresses),
  }))
  .superRefine(({ startsAt, endsAt }, context) => {
    const hours = (endsAt.getTime() - startsAt.getTime()) / 3_600_000
    if (hours <= 0) context.addIssue({ code: 'custom', path: ['to'], message: 'endsBeforeStart' })
    if (hours > MOST_HOURS) context.addIssue({ code: 'custom', path: ['to'], message: 'tooLong' })
  })

export type ClassSessionForm = z.output<typeof classSessionForm>

function addressesOf(value: string): string[] {
  return value.split(/[\s,;]+/).filter((range) => range !== '')
}

function instantOf(day: Day, time: string): Date {
  const [, hour = '0', minute = '00'] = TIME.exec(time) ?? []
  return new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00+07:00`)
}

export type SessionTimes = { readonly startsAt: Date; readonly endsAt: Date; readonly cancelledAt: Date | null }
export type SessionState = 'upcoming' | 'running' | 'ended' | 'cancelled'

/** Where a session stands at an instant; its end does not belong to it. */
export function sessionState({ startsAt, endsAt, cancelledAt }: SessionTimes, now: Date): SessionState {
  if (cancelledAt !== null) return 'cancelled'
  if (now < startsAt) return 'upcoming'
  return now < endsAt ? 'running' : 'ended'
}

export type SessionChange = 'edit' | 'cancel' | 'list'

/** Whether that may still be changed. Cancelling a running one would take the ground from under attempts under way. */
export function mayChange(change: SessionChange, state: SessionState): boolean {
  return state === 'upcoming' || (change === 'list' && state === 'running')
}

/** Whether there is no room for so many more; a session whose seats nobody has said has room. */
export function isFull({ seats, members }: { readonly seats: number | null; readonly members: number }, more = 1): boolean {
  return seats !== null && members + more > seats
}

/** Staff codes out of a pasted list: one a line, or parted by commas or spaces; each once, in order. */
export function staffCodesOf(pasted: string): string[] {
  return [...new Set(pasted.normalize('NFC').split(/[\s,;]+/).filter((code) => code !== ''))]
}
