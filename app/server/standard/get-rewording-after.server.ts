/**
 * The first day of the wording of competencies that pages show, when it came after a day asked about: texts hold for all
 * dates (decision 061), and a page of that day has to say so. Null: nothing was published after it.
 */
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

export async function getRewordingAfter(day: Day): Promise<Day | null> {
  const last = await db().frameworkVersion.findFirst({ orderBy: { number: 'desc' }, select: { publishedAt: true } })
  const on = last === null ? null : dayOfInstant(last.publishedAt)
  return on !== null && on > day ? on : null
}
