import type { ProcedureCard } from '../../domain/procedure/procedure-definition'
import type { LessonProcedure } from './lesson-context'

const strength = ['pending', 'sourced', 'reviewed'] as const

/** A frozen card as it is shown: papers only to be seen are named so; as sure as its weakest line. `toShow` words such a paper. */
export function lessonProcedure(card: ProcedureCard, toShow: (paper: string) => string): LessonProcedure {
  const states = [card.authority, card.limit, card.fee, ...card.papers].map(({ state }) => state)
  return {
    name: card.name,
    authority: card.authority.text,
    limit: card.limit.text,
    papers: card.papers.map(({ use, text }) => (use === 'show' ? toShow(text) : text)),
    fee: card.fee.text,
    state: strength.find((state) => states.includes(state)) ?? 'pending',
  }
}
