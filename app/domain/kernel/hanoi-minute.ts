/**
 * A wall-clock minute in Hanoi as files write it, 2026-12-01T08:00, and the instant it is. Vietnam has one zone and no
 * daylight saving time, so every minute is exactly one instant.
 */
import { type Day, HANOI_OFFSET_MS, dayNumber, isDay } from './day'

const MINUTE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/

/** The instant of a written minute; null for anything else ('' too). Never throws. */
export function instantOfMinute(written: string): Date | null {
  const [, day = '', hours = '', minutes = ''] = MINUTE.exec(written) ?? []
  if (!isDay(day as Day)) return null
  return new Date(dayNumber(day) * 86_400_000 + (Number(hours) * 60 + Number(minutes)) * 60_000 - HANOI_OFFSET_MS)
}
