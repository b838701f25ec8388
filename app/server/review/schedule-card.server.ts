/**
 * When a question comes back: FSRS (ts-fsrs), without its random spread, so that the same history always gives the same
 * day. The stored state is the library's card as JSON; it can be rebuilt from the append-only practice answers.
 */
import { type Card, createEmptyCard, fsrs, generatorParameters, Rating, type Grade } from 'ts-fsrs'
import type { Recall } from '~/domain/practice/practice'

/** Nine in ten are to be remembered on the day; nothing comes back later than in half a year. */
const scheduler = fsrs(generatorParameters({ request_retention: 0.9, maximum_interval: 180, enable_fuzz: false, enable_short_term: false }))

const GRADES: Readonly<Record<Recall, Grade>> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good }

export type CardState = Readonly<Record<string, string | number | null>>

/** In: the stored state (null = never gone over), how well it was remembered, when. Out: the new state and its due instant. */
export function scheduleCard(stored: unknown, recall: Recall, now: Date): { state: CardState; dueAt: Date } {
  const card = stored === null ? createEmptyCard(now) : readCard(stored)
  const { card: next } = scheduler.next(card, now, GRADES[recall])
  return { state: { ...next, due: next.due.toISOString(), last_review: next.last_review?.toISOString() ?? null }, dueAt: next.due }
}

function readCard(stored: unknown): Card {
  const { due, last_review, ...rest } = stored as { due: string; last_review: string | null }
  return { ...(rest as Omit<Card, 'due' | 'last_review'>), due: new Date(due), ...(last_review === null ? {} : { last_review: new Date(last_review) }) }
}
