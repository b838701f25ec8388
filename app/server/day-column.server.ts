/** Between a domain Day ("2026-11-23") and a PostgreSQL date column as Prisma sees it (midnight UTC). */
import type { Day } from '~/domain/kernel/day'

export function toColumn(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

export function fromColumn(value: Date): Day {
  return value.toISOString().slice(0, 10)
}

export function fromNullableColumn(value: Date | null): Day | null {
  return value ? fromColumn(value) : null
}
