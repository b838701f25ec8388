/** Which people of an assignment an address asks for; what does not fit is left out. */
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { memberStates, type MemberState } from '~/domain/assignment/member-state'

export type MemberQuery = { readonly search: string; readonly state: MemberState | null; readonly page: number }

export function readMemberQuery(request: Request): MemberQuery {
  const { searchParams } = new URL(request.url)
  const page = Math.floor(Number(searchParams.get('page')))
  return { search: cleanText((searchParams.get('q') ?? '').slice(0, 100)), state: memberStates.find((one) => one === searchParams.get('state')) ?? null, page: page > 0 && page < 100_000 ? page : 1 }
}
