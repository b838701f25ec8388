/**
 * What a lesson shows besides its own text, gathered when its course is published: its legal rows, the glossary entries
 * of its <Term>s, the procedure cards of its dates. Frozen with the version: a later edit of a catalogue does not change
 * yesterday's lesson. Source: design.md §2, idea 4.
 */
import type { LegalBasis } from '../course/legal-basis'
import { type Procedure, type ProcedureCard, procedureCardOn } from '../procedure/procedure-definition'
import type { LessonDefinition, LessonFile, LessonTerm } from './lesson-definition'
import { type LessonNode, attributeOf, elementsOf } from './lesson-tree'

/** The definition stored with a checked lesson. */
export function freezeLesson(
  lesson: LessonFile,
  root: LessonNode,
  around: { readonly legal: ReadonlyMap<string, LegalBasis>; readonly terms: ReadonlyMap<string, LessonTerm>; readonly procedures: readonly Procedure[] },
): LessonDefinition {
  const termIds = [...new Set(elementsOf(root, 'Term').map((node) => attributeOf(node, 'id') ?? ''))]
  const cards = new Map<string, ProcedureCard>()
  for (const node of elementsOf(root, 'ProcedureCard')) {
    const card = procedureCardOn(around.procedures, attributeOf(node, 'code') ?? '', attributeOf(node, 'asOf') ?? '')
    if (card) cards.set(`${card.code} ${card.asOf}`, card)
  }
  return {
    ...lesson,
    legal: lesson.legal.flatMap((id) => around.legal.get(id) ?? []),
    terms: termIds.flatMap((id) => around.terms.get(id) ?? []),
    procedureCards: [...cards.values()],
  }
}
