/** The bank of a course: every questions/*.yaml, read by the kinds of its questions, then checked as a whole. */
import { fault, warning } from '~/domain/content/fault'
import { type ReviewState, weakestState } from '~/domain/content/review-state'
import { checkData } from '~/domain/content/schema-faults'
import type { CourseFile } from '~/domain/course/course-definition'
import { alikeQuestions, bankQuality } from '~/domain/question/check-bank-quality'
import { checkBank } from '~/domain/question/check-question'
import { legalOfQuestion } from '~/domain/question/kinds/case'
import { type QuestionDefinition, questionFileSchema } from '~/domain/question/question-definition'
import { type ItemContext, checkQuestionItem } from './check-question-item.server'
import type { FaultCollector } from './collect-faults.server'
import { contentText } from './content-text.server'
import { type YamlText, parseYaml } from './parse-yaml.server'
import type { ContentFile, ContentFolder } from './read-content.server'

export type QuestionContent = { readonly definition: QuestionDefinition; readonly reviewState: ReviewState }

type Place = { readonly path: string; readonly yaml: YamlText; readonly index: number }
type CourseYaml = { readonly folder: string; readonly path: string; readonly yaml: YamlText }

export function checkQuestionFiles(content: ContentFolder, courseYaml: CourseYaml, course: CourseFile, context: ItemContext, faults: FaultCollector): QuestionContent[] {
  const prefix = `${courseYaml.folder}/questions/`
  const seen = new Map<string, Place>()
  const files = [...content.files.values()].filter(({ path }) => path.startsWith(prefix) && path.endsWith('.yaml'))
  const questions = files.flatMap((file) => readFile(file, course, context, seen, faults))
  const bank = questions.map(({ definition }) => definition)
  faults.data(courseYaml.path, courseYaml.yaml, [...checkBank(bank, course), ...bankQuality(bank, course)])
  for (const { id, other, percent } of alikeQuestions(bank)) {
    const at = seen.get(id)
    if (at) faults.data(at.path, at.yaml, [warning(['questions', at.index, 'stem'], 'questionAlike', { other, percent })])
  }
  return questions
}

function readFile(file: ContentFile, course: CourseFile, context: ItemContext, seen: Map<string, Place>, faults: FaultCollector): QuestionContent[] {
  const text = contentText(file, faults)
  if (text === null) return []
  const yaml = parseYaml(text)
  faults.text(file.path, yaml.faults)
  if (yaml.value === undefined) return []
  const { value: head, faults: wrong } = checkData(questionFileSchema, yaml.value)
  faults.data(file.path, yaml, wrong)
  if (head === null) return []
  if (head.course !== course.id) faults.data(file.path, yaml, [fault(['course'], 'questionCourse', { course: course.id })])
  if (head.reviewState === 'reviewed' && (head.reviewedBy === '' || head.reviewedOn === '')) faults.data(file.path, yaml, [fault(['review_state'], 'stateTooHigh', { state: head.reviewState })])
  return (yaml.value as { questions: unknown[] }).questions.flatMap((item, i) => {
    const under = ['questions', i]
    const { definition, faults: own } = checkQuestionItem(item, course, context)
    faults.data(file.path, yaml, own, under)
    if (definition === null) return []
    if (seen.has(definition.id)) faults.data(file.path, yaml, [fault([...under, 'id'], 'duplicateId', { id: definition.id })])
    seen.set(definition.id, { path: file.path, yaml, index: i })
    return [{ definition, reviewState: weakestState([head.reviewState, ...legalOfQuestion(definition).map(({ state }) => state)]) }]
  })
}
