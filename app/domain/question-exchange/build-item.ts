/**
 * From what the formats have in common (answers with a part of the mark and a remark, pairs, orders) to items of our own
 * file. One place decides what stands where the format says less: an answer without a remark gets the remark for right or
 * wrong answers, else the question's, else the words that say there is none. Source: writing-guide §11; decisions/012.
 */
import type { FaultKey } from '../content/fault-key'
import type { FaultValues, Severity } from '../content/fault'
import { exactFraction } from './exact-fraction'
import { NO_FEEDBACK, type RawItem, optionId } from './exchange-item'
import { readTags } from './item-tags'

/** A note whose place the reader adds. */
export type Note = { readonly key: FaultKey; readonly severity: Severity; readonly values: FaultValues }
export type Built = { readonly item: RawItem; readonly notes: readonly Note[] }

/** What any question has; all texts are our question text already. */
export type Head = {
  readonly code: string
  readonly stem: string
  readonly tags: readonly string[]
  readonly points: number | null
  readonly hint: string
  /** remarks to any answer, to right ones, to wrong ones; '' = none */
  readonly general: string
  readonly whenRight: string
  readonly whenWrong: string
}
/** `part`: of the mark, -1 to 1. */
export type Answer = { readonly text: string; readonly part: number; readonly feedback: string }

export const EMPTY_HEAD: Head = { code: '', stem: '', tags: [], points: null, hint: '', general: '', whenRight: '', whenWrong: '' }

/** Something that stays behind. */
export function lost(key: FaultKey, values: FaultValues = {}): Note {
  return { key, severity: 'warning', values }
}
/** Something for which the question cannot come in. */
export function refused(key: FaultKey, values: FaultValues = {}): Note {
  return { key, severity: 'fault', values }
}

/** The common keys of an item, then its own. Points beyond what we give are brought down to 10. */
export function itemOf(head: Head, type: string, own: RawItem, notes: readonly Note[] = []): Built {
  const { fields, unknown } = readTags(head.tags)
  const points = head.points === null || head.points <= 0 ? 1 : Math.min(head.points, 10)
  return {
    item: { ...(head.code === '' ? {} : { id: head.code }), type, ...fields, points, stem: head.stem, ...(head.hint === '' ? {} : { hint: head.hint }), ...own },
    notes: [
      ...notes,
      ...(unknown.length > 0 ? [lost('lostTags', { tags: unknown.slice(0, 8).join(', ') })] : []),
      ...(head.points !== null && head.points !== points ? [lost('lostPoints', { points: head.points, kept: points })] : []),
    ],
  }
}

/** The remark of an answer by the chain described above. */
export function feedbackOf(head: Head, right: boolean, own: string): string {
  return [own, right ? head.whenRight : head.whenWrong, head.general].find((text) => text.trim() !== '') ?? NO_FEEDBACK
}

/** A remark to the whole question is left behind where every answer has its own. */
export function generalLost(head: Head, owns: readonly string[]): Note[] {
  const needed = owns.some((own) => own.trim() === '')
  return head.general.trim() !== '' && !needed ? [lost('lostGeneral')] : []
}

/** One right answer among several. */
export function singleItem(head: Head, answers: readonly Answer[]): Built {
  const best = Math.max(...answers.map(({ part }) => part))
  const options = answers.map(({ text, part, feedback }, i) => ({ id: optionId(i), text, ...(part === best && part > 0 ? { correct: true } : {}), feedback: feedbackOf(head, part === best && part > 0, feedback) }))
  const partial = answers.filter(({ part }) => part !== 0 && part !== best)
  return itemOf(head, 'single', { options }, [
    ...countFault(answers.length, 2, 5),
    ...partial.map(({ text, part }) => lost('lostPartial', { text: brief(text), percent: Math.round(part * 100) })),
    ...generalLost(head, answers.map(({ feedback }) => feedback)),
  ])
}

/** Several right answers, each with its part. */
export function multipleItem(head: Head, answers: readonly Answer[]): Built {
  const parts = answers.map(({ part }) => exactFraction(part))
  const options = answers.map(({ text, part, feedback }, i) => ({ id: optionId(i), text, fraction: parts[i] ?? '0', feedback: feedbackOf(head, part > 0, feedback) }))
  return itemOf(head, 'multiple', { floor: 0, options }, [
    ...countFault(answers.length, 3, 6),
    ...answers.flatMap(({ text, part }, i) => (parts[i] === undefined ? [refused('importFraction', { text: brief(text), percent: part * 100 })] : [])),
    ...generalLost(head, answers.map(({ feedback }) => feedback)),
  ])
}

/** A statement: what is right, and the remarks to "Đúng" and "Sai". */
export function trueFalseItem(head: Head, isTrue: boolean, whenTrue: string, whenFalse: string): Built {
  const option = (id: string, text: string, correct: boolean, own: string) => ({ id, text, ...(correct ? { correct } : {}), feedback: feedbackOf(head, correct, own) })
  return itemOf(head, 'true_false', { options: [option('dung', 'Đúng', isTrue, whenTrue), option('sai', 'Sai', !isTrue, whenFalse)] }, generalLost(head, [whenTrue, whenFalse]))
}

/** To each left its right; a right without a left serves none. */
export function matchingItem(head: Head, pairs: readonly { readonly left: string; readonly right: string; readonly feedback?: string }[]): Built {
  const paired = pairs.filter(({ left }) => left.trim() !== '')
  const extra = pairs.filter(({ left }) => left.trim() === '').map(({ right }) => right)
  return itemOf(head, 'matching', { pairs: paired.map(({ left, right, feedback }) => ({ left, right, feedback: feedbackOf(head, true, feedback ?? '') })), extra_right: [...new Set(extra)], grading: 'per_pair' }, [
    ...countFault(paired.length, 2, 8),
    ...(head.whenWrong.trim() === '' ? [] : [lost('lostGeneral')]),
  ])
}

/** A count that our kinds do not take. */
export function countFault(count: number, min: number, max: number): Note[] {
  return count >= min && count <= max ? [] : [refused('importCount', { count, min, max })]
}

/** The beginning of a text, for a note. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
