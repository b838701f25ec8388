/** What the address of a page with a path says: the pace, and the enrolments an act has just made. */
import { type Pace, readPace } from '~/domain/compliance/study-days'
import { readForm } from './form'
import type { EnrolledMark } from '~/server/compliance/get-shown-path.server'

export function readPathAddress(request: Request): { pace: Pace; mark: EnrolledMark } {
  const { searchParams } = new URL(request.url)
  const enrolled = searchParams.get('enrolled')
  return { pace: readPace(searchParams.get('pace')), mark: enrolled === 'none' ? 'none' : enrolled !== null && /^\d{1,15}$/.test(enrolled) ? new Date(Number(enrolled)) : null }
}

/** The pace of the path whose button was pressed. */
export async function readPostedPace(request: Request): Promise<Pace> {
  const pace = (await readForm(request)).get('pace')
  return readPace(typeof pace === 'string' ? pace : null)
}

/** The mark of an act's answer, for the address. */
export function enrolledMark(at: Date | null): string {
  return at === null ? 'none' : String(at.getTime())
}
