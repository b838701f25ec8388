/** The right answers, from the question files themselves, found by the words of the question: never from the page. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

type Option = { text: string; correct?: boolean; fraction?: string | number; feedback: string }
type Item = { id: string; type: 'single' | 'multiple' | 'due_date'; stem: string; options?: Option[]; answer?: string; feedback_right?: string; feedback_wrong?: string; feedback_by_answer?: { feedback: string }[] }

export type Answer = { readonly texts: readonly string[] } | { readonly date: string }

const folder = path.resolve(import.meta.dirname, '../../content/courses/KH2/questions')
const items = readdirSync(folder).flatMap((file) => (parse(readFileSync(path.join(folder, file), 'utf8')) as { questions: Item[] }).questions)

/** Words only: pages and files break lines at different places. */
export function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

const byStem = new Map(items.map((item) => [words(item.stem), item]))
if (byStem.size !== items.length) throw new Error('two questions have the same words')

function find(stem: string): Item {
  const item = byStem.get(words(stem))
  if (!item) throw new Error(`no question says: ${words(stem)}`)
  return item
}

const isRight = (option: Option) => option.correct === true || !['undefined', '0'].includes(String(option.fraction)) && !String(option.fraction).startsWith('-')

export function rightAnswer(stem: string): Answer {
  const { answer, options = [] } = find(stem)
  return answer === undefined ? { texts: options.filter(isRight).map(({ text }) => words(text)) } : { date: answer.split('-').reverse().join('/') }
}

export function wrongAnswer(stem: string): Answer {
  const { answer, options = [] } = find(stem)
  return answer === undefined ? { texts: options.filter((option) => !isRight(option)).slice(0, 1).map(({ text }) => words(text)) } : { date: '01/01/2030' }
}

/** Every explanation of the course: nothing of it may be sent while a test is open. */
export const explanations: readonly string[] = items
  .flatMap((item) => [...(item.options ?? []).map(({ feedback }) => feedback), item.feedback_right, item.feedback_wrong, ...(item.feedback_by_answer ?? []).map(({ feedback }) => feedback)])
  .flatMap((text) => (text === undefined || words(text).length < 25 ? [] : [words(text)]))
