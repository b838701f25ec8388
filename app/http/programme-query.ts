/** The filters of the list of members from the address; what does not fit is left out. */
import { isId } from '~/domain/compliance/officer-query'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { askedStages } from '~/domain/programme/stage'
import type { MemberFilter } from '~/server/programme/find-members.server'

const LONGEST_SEARCH = 100
const MOST_PAGES = 10_000

export function readMemberQuery(request: Request): { readonly filter: MemberFilter; readonly page: number } {
  const query = new URL(request.url).searchParams
  const id = (name: string) => (isId(query.get(name)) ? query.get(name) : null)
  const page = Number(query.get('page') ?? 1)
  return {
    filter: { search: cleanText((query.get('q') ?? '').slice(0, LONGEST_SEARCH)), stage: askedStages.find((stage) => stage === query.get('stage')) ?? null, unitId: id('unit'), cohortId: id('cohort') },
    page: Number.isInteger(page) && page > 0 && page < MOST_PAGES ? page : 1,
  }
}
