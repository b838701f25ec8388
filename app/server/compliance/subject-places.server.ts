/**
 * What the requirements of standards are about, as SQL that counts can look up without a join: a row a standard, in it by ordinal
 * the place of what the requirement is about. Millions of leaves are looked up so for one page; names come back at the end.
 */
import { Prisma } from '@prisma/client'
import type { RequirementSubject } from '~/domain/compliance/asked'
import { CODES_A_REQUIREMENT } from '~/domain/compliance/gap-code'

/** names: by place, from 0. rows: (standard_id, places), ordinals without a subject are null; to be a MATERIALIZED part, so that lists are read once. */
export function subjectPlaces(subjects: readonly RequirementSubject[]): { readonly names: readonly string[]; readonly rows: Prisma.Sql } {
  const names = [...new Set(subjects.map(({ subject }) => subject))]
  const place = new Map(names.map((name, at) => [name, at]))
  const lists = new Map<string, (number | undefined)[]>()
  for (const { standardId, ordinal, subject } of subjects) {
    const list = lists.get(standardId) ?? []
    list[ordinal] = place.get(subject)
    lists.set(standardId, list)
  }
  const written = [...lists.values()].map((list) => `{${Array.from(list, (at) => at ?? 'NULL').join(',')}}`)
  return { names, rows: Prisma.sql`SELECT standard_id, places::int[] AS places FROM unnest(${[...lists.keys()]}::uuid[], ${written}::text[]) AS x (standard_id, places)` }
}

/** The place of what a leaf with this code is about, of a row with `places`. */
export const placeOf = (code: Prisma.Sql) => Prisma.sql`places[${code} / ${Prisma.raw(String(CODES_A_REQUIREMENT))} + 1]`
