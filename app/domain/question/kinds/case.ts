/**
 * One situation and several questions about it, of any other kind, drawn, shown and saved together. The mark is the sum
 * of the parts' marks by their points; a fatal error in a part is one of the whole case. In forms a part's fields begin
 * with its place: p1.choice. The registry holds this kind and the kinds of its parts: so these are passed in.
 * Source: writing-guide §11; issue "Assessment" (case).
 */
import type { z } from 'zod'
import { ok } from '../../kernel/result'
import { type Grade, type Kind, type QuestionKind, responseFields } from '../kind'
import type { QuestionDefinition } from '../question-definition'
import { type CaseDefinition, MOST_PARTS, caseSchema, readCase } from './read-case'

export type { CaseDefinition } from './read-case'
/** What was given in each part, by its place ("p1"), as the form sent it: the part's kind reads it. */
export type CaseResponse = { readonly parts: Readonly<Record<string, unknown>> }

/** The name of a part's place: its fields and its options begin with it. */
export function partPlace(index: number): string {
  return `p${index + 1}`
}

/** a, b, c … of the parts as shown. */
export function partLetter(index: number): string {
  return String.fromCharCode(97 + index)
}

/** The parts of a case as questions of their own; none of any other question. */
export function partsOfCase(question: QuestionDefinition): readonly QuestionDefinition[] {
  return question.kind === 'case' ? (question as CaseDefinition).parts : []
}

/** The legal bases of a question and of its parts, each once. */
export function legalOfQuestion(question: QuestionDefinition): QuestionDefinition['legal'] {
  const all = [question, ...partsOfCase(question)].flatMap(({ legal }) => legal)
  return all.filter((row, i) => all.findIndex((other) => other.id === row.id) === i)
}

/** In: how to find the kinds of the parts by name. */
export function makeCaseKind(findKind: (name: string) => Kind | undefined): QuestionKind<CaseDefinition, CaseResponse> {
  const kindOf = (name: string) => (name === 'case' ? undefined : findKind(name))
  /** Each part with its kind and what was given. It takes the id of its case: kinds know no ids of parts. */
  const partsIn = (definition: CaseDefinition, response: CaseResponse = { parts: {} }) =>
    definition.parts.map((part, i) => {
      const kind = kindOf(part.kind)
      if (!kind) throw new Error(`a case holds a part of no kind: ${part.kind}`)
      const place = partPlace(i)
      return { id: part.id, points: part.points, kind, place, question: { ...part, id: definition.id }, given: Object.hasOwn(response.parts, place) ? response.parts[place] : null }
    })

  const caseKind: QuestionKind<CaseDefinition, CaseResponse> = {
    name: 'case',
    longestResponse: 16_000,
    schema: caseSchema as unknown as z.ZodType<CaseDefinition>,
    parse: (item, context) => readCase(item, context, kindOf),
    optionOrder: (definition, seed) => partsIn(definition).flatMap(({ kind, question, place }) => kind.optionOrder(question, `${seed} ${place}`).map((option) => `${place}:${option}`)),
    forLearner: (definition, order) => ({
      kind: 'case',
      stem: definition.stem,
      parts: partsIn(definition).map(({ id, kind, question, place }) => ({ id, question: kind.forLearner(question, orderIn(order, place)) })),
    }),
    parseResponse: (input) => {
      const form = responseFields(input)
      return form.ok ? ok({ parts: partResponses(form.value) }) : form
    },
    isAnswered: ({ parts }) => Object.values(parts).some(saysSomething),
    grade: (definition, response) => sumOf(partsIn(definition, response).map(({ points, kind, question, given }) => ({ points, grade: kind.grade(question, given) }))),
    review: (definition, response, order) => {
      const { fraction, right } = caseKind.grade(definition, response)
      return {
        kind: 'case',
        stem: definition.stem,
        answered: caseKind.isAnswered(response),
        right,
        fraction,
        feedback: null,
        parts: partsIn(definition, response).map(({ id, kind, question, given, place }) => ({ id, review: kind.review(question, given, orderIn(order, place)) })),
      }
    },
    describeResponse: (definition, response) => {
      const told = partsIn(definition, response).map(({ kind, question, given }) => kind.describeResponse(question, given))
      return told.every((one) => one === '') ? '' : told.map((one, i) => `${partLetter(i)}) ${one || '–'}`).join(' ')
    },
  }
  return caseKind
}

function orderIn(order: readonly string[], place: string): string[] {
  return order.filter((one) => one.startsWith(`${place}:`)).map((one) => one.slice(place.length + 1))
}

function sumOf(parts: readonly { readonly points: number; readonly grade: Grade }[]): Grade {
  if (parts.some(({ grade }) => grade.fatal)) return { fraction: 0, right: false, fatal: true }
  const total = parts.reduce((sum, { points }) => sum + points, 0)
  const earned = parts.reduce((sum, { points, grade }) => sum + points * grade.fraction, 0)
  const right = parts.every(({ grade }) => grade.right)
  return { fraction: right ? 1 : Math.min(earned / total, 1), right, ...(parts.some(({ grade }) => grade.needsMarking) ? { needsMarking: true } : {}) }
}

const DEEPEST = 4

/** Under `parts` as stored, or fields p1.name of a form. Only what says something is kept. */
function partResponses(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const stored = responseFields(form['parts'])
  const places = Array.from({ length: MOST_PARTS }, (_, i) => partPlace(i))
  return Object.fromEntries(
    places.flatMap((place) => {
      const typed = Object.entries(form).filter(([name]) => name.startsWith(`${place}.`))
      const given = typed.length > 0 ? Object.fromEntries(typed.map(([name, value]) => [name.slice(place.length + 1), value])) : stored.ok ? stored.value[place] : undefined
      const kept = storable(given, DEEPEST)
      return saysSomething(kept) ? [[place, kept]] : []
    }),
  )
}

/** Whether there is any text or number in a response, however deep. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return typeof value === 'number' || (value !== null && typeof value === 'object' && Object.values(value).some(saysSomething))
}

/** What the database takes: no control characters, no halves of letters; nothing nested deeper than a form needs. */
function storable(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/gu, '')
  if (value === null || typeof value !== 'object') return value
  if (depth === 0) return null
  if (Array.isArray(value)) return value.map((one) => storable(one, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [storable(name, 0), storable(one, depth - 1)]))
}
