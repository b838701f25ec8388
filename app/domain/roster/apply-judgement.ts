/**
 * What is known of an officer once a row has been applied: later rows of the same file are judged by it, and judging the
 * same row again must find nothing to do. Source: issue "Compliance" (roster: idempotent).
 */
import type { KnownOfficer, NewPosting } from './judge-row'
import type { RosterEntry } from './read-entry'
import { aliasToRemember } from './same-person'

/** In: the officer before (null: new, with `officerId`), the row, and its postings under their new ids. Out: the officer after. */
export function applyJudgement(officer: KnownOfficer | null, officerId: string, entry: RosterEntry, postings: readonly (NewPosting & { readonly id: string })[]): KnownOfficer {
  const alias = officer === null ? null : aliasToRemember(entry, officer)
  const ended = new Set(postings.flatMap(({ supersedesId }) => supersedesId ?? []))
  const kept = (officer?.postings ?? []).filter(({ id }) => !ended.has(id))
  return {
    id: officerId,
    ...personAfter(officer ?? { staffCode: entry.staffCode, sex: null, email: null, phone: null }, entry),
    birth: birthAfter(officer, entry),
    charge: 'own',
    aliases: [...(officer?.aliases ?? []), ...(alias === null ? [] : [alias])],
    postings: [...kept, ...postings.map(({ id, unitId, positionId, kind, from, to }) => ({ id, unitId, positionId, kind, span: { from, to }, inReach: true }))],
  }
}

/** A blank cell says nothing. */
function personAfter({ staffCode, sex, email, phone }: Pick<KnownOfficer, 'staffCode' | 'sex' | 'email' | 'phone'>, entry: RosterEntry): Pick<KnownOfficer, 'staffCode' | 'fullName' | 'sex' | 'email' | 'phone'> {
  return { staffCode, fullName: entry.fullName, sex: entry.sex ?? sex, email: entry.email ?? email, phone: entry.phone ?? phone }
}

const FINER = { year: 0, month: 1, day: 2 } as const

/** A year alone never takes the place of a full date of that year. */
function birthAfter(officer: KnownOfficer | null, { birth }: RosterEntry): KnownOfficer['birth'] {
  const known = officer?.birth ?? null
  if (birth === null || known === null) return birth ?? known
  const coarser = FINER[birth.precision] < FINER[known.precision as keyof typeof FINER]
  return coarser && birth.day.slice(0, birth.precision === 'year' ? 4 : 7) === known.day.slice(0, birth.precision === 'year' ? 4 : 7) ? known : birth
}
