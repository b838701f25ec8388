/** Whom a search names, as SQL: `o` is the officer. Nothing typed is everybody. */
import { Prisma } from '@prisma/client'
import { wordBeginnings } from '~/domain/kernel/vietnamese-text'

/** By the beginnings of words of the name, marks left out; a text with a digit in it is looked for in the staff code too. */
export function searchedFor(search: string): Prisma.Sql {
  const name = Prisma.sql`o.search_key ~ ALL (${wordBeginnings(search)}::text[])`
  return /\d/.test(search) ? Prisma.sql`(${name} OR strpos(upper(o.staff_code), upper(${search.trim()}::text)) > 0)` : name
}
