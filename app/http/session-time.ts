/** The times of a class session in words and as form fields: a day, from, to, in Hanoi. */
import { dayOfInstant } from '~/domain/kernel/day'
import { formatDay, formatTime, formatWeekdayDay } from '~/domain/kernel/vietnamese-format'

export function sessionTime(startsAt: Date, endsAt: Date): { day: string; from: string; to: string } {
  return { day: formatWeekdayDay(dayOfInstant(startsAt)), from: formatTime(startsAt), to: formatTime(endsAt) }
}

export function sessionFields(startsAt: Date, endsAt: Date): { day: string; from: string; to: string } {
  return { ...sessionTime(startsAt, endsAt), day: formatDay(dayOfInstant(startsAt)) }
}
