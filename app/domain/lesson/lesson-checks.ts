/**
 * The check-yourself questions of a lesson as questions to practise: the reader has their answers in the lesson anyway, so
 * practice with immediate answers gives nothing of the final test's bank away. Source: issue "Assessment" (practice);
 * docs/decisions/013.
 */
import type { SingleDefinition } from '../question/kinds/single'
import { type LessonNode, attributeOf, elementsOf, partsOf, textOf } from './lesson-tree'

/** In: the course's code, the lesson's objective for checks that name none, the checked tree. Out: in order of the text. */
export function lessonChecks(courseCode: string, firstObjective: string, root: LessonNode): SingleDefinition[] {
  return elementsOf(root, 'Check').map((check) => ({
    // 2.3-k1 → KH2-K2.3.1
    id: `${courseCode}-K${(attributeOf(check, 'id') ?? '').replace('-k', '.')}`,
    kind: 'single',
    objective: attributeOf(check, 'objective') ?? firstObjective,
    level: 'H',
    mustBeRight: false,
    points: 1,
    legal: [],
    hint: '',
    procedures: [],
    purpose: 'practice',
    stem: partsOf(check).filter((part) => part.name !== 'Option').map(wordsOf).join('\n\n'),
    options: elementsOf(check, 'Option').map((option, index) => ({
      id: String.fromCharCode(97 + index),
      text: wordsOf(option),
      correct: attributeOf(option, 'correct') !== undefined,
      feedback: attributeOf(option, 'why') ?? '',
    })),
  }))
}

function wordsOf(node: LessonNode): string {
  return textOf(node).replace(/\s+/g, ' ').trim()
}
