/** Questions with one right answer as Aiken: words alone, one line each. Everything else of a question stays behind, and is told. */
import type { SingleDefinition } from '../question/kinds/single'
import type { QuestionDefinition } from '../question/question-definition'
import { lost } from './build-item'
import { plainWords } from './rich-text-source'
import type { WriteContext, Written } from './write-context'

/** One question as Aiken. */
export function writeAiken(question: QuestionDefinition, { tree }: WriteContext): Written {
  if (question.kind !== 'single' && question.kind !== 'true_false') return { text: null, losses: [lost('lostKind', { kind: question.kind })] }
  const { stem, options } = question as SingleDefinition
  const letter = (index: number) => String.fromCharCode(65 + index)
  const words = (text: string) => plainWords(tree(text))
  const lines = [words(stem), ...options.map(({ text }, i) => `${letter(i)}. ${words(text)}`), `ANSWER: ${letter(options.findIndex(({ correct }) => correct))}`]
  return { text: `${lines.join('\n')}\n`, losses: [lost('lostAiken')] }
}
