/**
 * A certificate: how long it holds, what it is on a day, its registry number, its grade, and the snapshot it prints.
 * - It holds from its day of issue through the same day `months` months later, that day included (a period in months
 *   ends at the end of its last day: Bộ luật Dân sự 2015 Điều 147–148, to be confirmed). 0 months = without end.
 * - A revocation counts from its day on and outranks the end of validity. Before its issue nothing exists: `unknown`.
 * - The registry number is continuous and gap-free within its book, which is the year of issue (certificates.md §1).
 * - What is printed is fixed on the day of issue; later changes of name, post or unit do not alter it.
 */
import { z } from 'zod'
import { type Day, addDays, addMonths } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'

/** The days on which a certificate issued on a day holds. In: months of validity, 0 = without end. */
export function validitySpan(issuedOn: Day, months: number): DaySpan {
  return { from: issuedOn, to: months === 0 ? null : addDays(addMonths(issuedOn, months), 1) }
}

/** The last day of a span, as printed after "Có giá trị đến"; null = without end. */
export function lastDayOf(span: DaySpan): Day | null {
  return span.to === null ? null : addDays(span.to, -1)
}

export type CertificateState = 'valid' | 'expired' | 'revoked' | 'unknown'

/** What a certificate is on a day. */
export function certificateState(span: DaySpan, revokedOn: Day | null, day: Day): CertificateState {
  if (day < span.from) return 'unknown'
  if (revokedOn !== null && revokedOn <= day) return 'revoked'
  return contains(span, day) ? 'valid' : 'expired'
}

/** The book a certificate is entered in: its year of issue. */
export function registryBook(issuedOn: Day): string {
  return issuedOn.slice(0, 4)
}

/** The number as printed: 123 in the book 2026 is "0123/2026/BD-SNV". */
export function registryNumber(number: number, book: string): string {
  return `${String(number).padStart(4, '0')}/${book}/BD-SNV`
}

/** `pass`: one word for all who passed (the default). `ranked`: by percent, for programmes whose rules say so. */
export type GradeScheme = 'pass' | 'ranked'
const RANKS = [[90, 'Giỏi'], [80, 'Khá'], [65, 'Trung bình khá'], [50, 'Trung bình']] as const

/** The word after "Xếp loại" of one who passed with this percent. */
export function gradeWord(percent: number, scheme: GradeScheme = 'pass'): string {
  const rank = scheme === 'ranked' ? RANKS.find(([least]) => percent >= least) : undefined
  return rank?.[1] ?? 'Đạt'
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What the paper says, fixed on the day of issue; stored in certificate.snapshot. */
export const certificateSnapshot = z.object({
  holder: z.object({
    fullName: z.string().min(1),
    sex: z.enum(['female', 'male']).nullable(),
    birthDate: day.nullable(),
    birthPrecision: z.enum(['day', 'month', 'year']).nullable(),
  }),
  /** The main post on the day; null when there is none. */
  post: z.object({ position: z.string(), unit: z.string() }).nullable(),
  course: z.object({ code: z.string(), title: z.string(), periods: z.number().int().positive(), from: day, to: day }),
  certificate: z.object({ code: z.string(), name: z.string(), title: z.string() }),
  grade: z.string(),
  issuer: z.object({ parent: z.string(), name: z.string(), authority: z.string(), place: z.string() }),
})
export type CertificateSnapshot = z.infer<typeof certificateSnapshot>
