/** By which column a table of questions is sorted, from the address; what does not fit is the order of the codes. */
import { firstDirectionOf, QUESTION_SORTS, type Direction, type QuestionSort } from '~/domain/assessment-statistics/question-order'

export function readQuestionOrder(query: URLSearchParams): { sort: QuestionSort; direction: Direction } {
  const sort = QUESTION_SORTS.find((one) => one === query.get('sort')) ?? 'code'
  const asked = query.get('dir')
  return { sort, direction: asked === 'asc' || asked === 'desc' ? asked : firstDirectionOf(sort) }
}
