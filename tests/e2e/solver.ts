/**
 * The answers to the questions of KH2, from the question files themselves, found by the words of the question: never from
 * the page. An answer is what a person does to the page's controls, one act after another.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

type Option = { id: string; text: string; correct?: boolean; fraction?: string | number; feedback: string }
type Explained = { feedback?: string; feedback_right?: string; feedback_wrong?: string; feedback_by_answer?: { feedback: string }[] }
type Item = Explained & {
  id: string
  type: string
  stem: string
  options?: Option[]
  answer?: string | number
  accept?: string[]
  pairs?: { left: string; right: string; feedback: string }[]
  items?: { id: string; text: string; feedback: string }[]
  gaps?: { id: string; kind: string; accept: string[]; options?: string[]; feedback: string }[]
  papers?: { id: string; verdict: string; feedback: string }[]
  decision?: { options: Option[] }
  parts?: Item[]
}

/** `part`: which part of a case, from 0; undefined where the question is no case. */
export type Act = { readonly part?: number } & (
  | { readonly press: string }
  | { readonly fill: string; readonly text: string }
  | { readonly choose: string; readonly label: string }
  | { readonly judge: string; readonly verdict: string }
  | { readonly arrange: readonly string[] }
)
export type Answer = readonly Act[]

const folder = path.resolve(import.meta.dirname, '../../content/courses/KH2/questions')
const items = readdirSync(folder).flatMap((file) => (parse(readFileSync(path.join(folder, file), 'utf8')) as { questions: Item[] }).questions)

/** Words only: pages and files break lines at different places. */
export function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Words as a page shows them: without marks of Markdown and without gaps. */
function shown(text: string): string {
  return words(text.replace(/\[\[\w+\]\]/g, ' ').replace(/!\[[^\]]*\]\([^)]*\)/g, ' ').replace(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, '$1'))
}

const byStem = new Map(items.map((item) => [shown(item.stem), item]))
if (byStem.size !== items.length) throw new Error('two questions have the same words')

function find(stem: string): Item {
  // A table or a list of the stem is laid out on the page: then the beginning says which question it is.
  const item = byStem.get(words(stem)) ?? items.find(({ stem: written }) => shown(written).slice(0, 60) === words(stem).slice(0, 60))
  if (!item) throw new Error(`no question says: ${words(stem)}`)
  return item
}

const isRight = (option: Option) => option.correct === true || (!['undefined', '0'].includes(String(option.fraction)) && !String(option.fraction).startsWith('-'))
const vietnameseDay = (day: string) => day.split('-').reverse().join('/')

function rightActs(item: Item): Act[] {
  switch (item.type) {
    case 'due_date':
      return [{ fill: 'date', text: vietnameseDay(String(item.answer)) }]
    case 'matching':
      return (item.pairs ?? []).map(({ right }, index) => ({ choose: `pair-p${index + 1}`, label: words(right) }))
    case 'ordering':
      return [{ arrange: (item.items ?? []).map(({ text }) => shown(text)) }]
    case 'short_answer':
      return [{ fill: 'text', text: item.accept?.[0] ?? '' }]
    case 'numeric':
      return [{ fill: 'written', text: String(item.answer).replace('.', ',') }]
    case 'gap_fill':
      return (item.gaps ?? []).map(({ kind, accept }, index) => (kind === 'choice' ? { choose: `gap-g${index + 1}`, label: words(accept[0] ?? '') } : { fill: `gap-g${index + 1}`, text: accept[0] ?? '' }))
    case 'dossier_check':
      return [...(item.papers ?? []).map(({ id, verdict }) => ({ judge: `papers.${id}`, verdict })), ...pressed((item.decision?.options ?? []).filter(isRight))]
    case 'case':
      return (item.parts ?? []).flatMap((one, part) => rightActs(one).map((act) => ({ ...act, part })))
    default:
      return pressed((item.options ?? []).filter(isRight))
  }
}

function wrongActs(item: Item): Act[] {
  switch (item.type) {
    case 'due_date':
      return [{ fill: 'date', text: '01/01/2030' }]
    case 'matching':
      return (item.pairs ?? []).slice(0, 1).map(({ right }) => ({ choose: 'pair-p2', label: words(right) }))
    case 'ordering':
      return [{ arrange: (item.items ?? []).map(({ text }) => shown(text)).reverse() }]
    case 'short_answer':
      return [{ fill: 'text', text: 'chưa rõ' }]
    case 'numeric':
      return [{ fill: 'written', text: '1' }]
    case 'gap_fill':
      return (item.gaps ?? []).flatMap(({ kind }, index) => (kind === 'choice' ? [] : [{ fill: `gap-g${index + 1}`, text: '987' }])).slice(0, 1)
    case 'dossier_check':
      return [...(item.papers ?? []).map(({ id, verdict }) => ({ judge: `papers.${id}`, verdict: verdict === 'not_to_ask' ? verdict : 'complete' })), ...pressed((item.decision?.options ?? []).filter((option) => !isRight(option)).slice(0, 1))]
    case 'case':
      return (item.parts ?? []).flatMap((one, part) => wrongActs(one).map((act) => ({ ...act, part })))
    default:
      return pressed((item.options ?? []).filter((option) => !isRight(option)).slice(0, 1))
  }
}

function pressed(options: readonly Option[]): Act[] {
  return options.map(({ text }) => ({ press: shown(text) }))
}

export function rightAnswer(stem: string): Answer {
  return rightActs(find(stem))
}

export function wrongAnswer(stem: string): Answer {
  return wrongActs(find(stem))
}

/** Every explanation of the course: nothing of it may be sent while a test is open. */
export const explanations: readonly string[] = items.flatMap(explanationsOf).flatMap((text) => (text === undefined || shown(text).length < 25 ? [] : [shown(text)]))

function explanationsOf(item: Item): (string | undefined)[] {
  const explained: readonly Explained[] = [...(item.options ?? []), ...(item.pairs ?? []), ...(item.items ?? []), ...(item.gaps ?? []), ...(item.papers ?? []), ...(item.decision?.options ?? []), ...(item.feedback_by_answer ?? [])]
  return [...explained.map(({ feedback }) => feedback), item.feedback_right, item.feedback_wrong, ...(item.parts ?? []).flatMap(explanationsOf)]
}
