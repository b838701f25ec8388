/**
 * What stands between the braces of a GIFT question. All text still has its escapes hidden. The order in which kinds are
 * recognised is Moodle's: essay, number, choice, matching, true or false, short answer. Source: Moodle question/format/gift.
 */
export type GiftAnswer = { readonly text: string; readonly part: number; readonly feedback: string }
export type GiftNumber = { readonly value: number | null; readonly tolerance: number; readonly part: number; readonly feedback: string }
export type GiftBody =
  | { readonly kind: 'essay' }
  | { readonly kind: 'number'; readonly answers: readonly GiftNumber[] }
  | { readonly kind: 'choice'; readonly several: boolean; readonly answers: readonly GiftAnswer[] }
  | { readonly kind: 'matching'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
  | { readonly kind: 'true_false'; readonly isTrue: boolean; readonly whenTrue: string; readonly whenFalse: string }
  | { readonly kind: 'words'; readonly answers: readonly GiftAnswer[] }
  | { readonly kind: 'unreadable'; readonly what: 'number' | 'pair' | 'weight' | 'range'; readonly text: string }

const WEIGHT = /^\s*%\s*(-?\d{1,3}(?:\.\d+)?)\s*%/
const NUMBER = '[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?'

/** In: what stands between the braces. Out: the answers, and the remark to the whole question (####). */
export function readGiftAnswers(inside: string): { readonly body: GiftBody; readonly general: string } {
  const at = inside.lastIndexOf('####')
  const general = at < 0 ? '' : inside.slice(at + 4).trim()
  return { body: bodyOf((at < 0 ? inside : inside.slice(0, at)).trim()), general }
}

function bodyOf(text: string): GiftBody {
  if (text === '') return { kind: 'essay' }
  if (text.startsWith('#')) return numbersOf(text.slice(1).trim())
  if (text.includes('~')) return choiceOf(text)
  if (text.includes('=') && text.includes('->')) return matchingOf(text)
  return trueFalseOf(text) ?? wordsOf(text)
}

/** text#remark */
function withRemark(text: string): { text: string; feedback: string } {
  const at = text.indexOf('#')
  return at < 0 ? { text: text.trim(), feedback: '' } : { text: text.slice(0, at).trim(), feedback: text.slice(at + 1).trim() }
}

type Weighed = { readonly text: string; readonly part: number } | null

/** %50%text; null when the weight is beyond 100. */
function weighed(text: string, otherwise: number): Weighed {
  const match = WEIGHT.exec(text)
  if (match === null) return { text: text.trim(), part: otherwise }
  const part = Number(match[1]) / 100
  return Math.abs(part) > 1 ? null : { text: text.slice(match[0].length).trim(), part }
}

function choiceOf(text: string): GiftBody {
  const marked = text.replace(/=/g, '~=').replace(/^[^~]*(?=~)/, (before) => (before.trim() === '' ? '' : `~${before}`))
  const pieces = marked.split('~').slice(1).map((piece) => piece.trim()).filter((piece) => piece !== '')
  const answers: GiftAnswer[] = []
  for (const piece of pieces) {
    const right = piece.startsWith('=')
    const found = weighed(right ? piece.slice(1) : piece, right ? 1 : 0)
    if (found === null) return { kind: 'unreadable', what: 'weight', text: piece }
    const { text: words, feedback } = withRemark(found.text)
    answers.push({ text: words, part: found.part, feedback })
  }
  return { kind: 'choice', several: !text.includes('='), answers }
}

function matchingOf(text: string): GiftBody {
  const pieces = text.split('=').slice(1).map((piece) => piece.trim()).filter((piece) => piece !== '')
  const broken = pieces.find((piece) => !piece.includes('->'))
  if (broken !== undefined) return { kind: 'unreadable', what: 'pair', text: broken }
  return {
    kind: 'matching',
    pairs: pieces.map((piece) => {
      const at = piece.indexOf('->')
      return { left: piece.slice(0, at).trim(), right: piece.slice(at + 2).trim() }
    }),
  }
}

/** T#remark to a wrong answer#remark to the right one */
function trueFalseOf(text: string): GiftBody | null {
  const [word = '', wrong = '', right = ''] = text.split('#').map((piece) => piece.trim())
  const said = /^=?\s*(T|TRUE|F|FALSE)$/i.exec(word)?.[1]?.toUpperCase()
  if (said === undefined) return null
  const isTrue = said.startsWith('T')
  return { kind: 'true_false', isTrue, whenTrue: isTrue ? right : wrong, whenFalse: isTrue ? wrong : right }
}

function wordsOf(text: string): GiftBody {
  const pieces = (text.startsWith('=') ? text.slice(1) : text).split('=').filter((piece) => piece.trim() !== '')
  const answers: GiftAnswer[] = []
  for (const piece of pieces) {
    const found = weighed(piece, 1)
    if (found === null) return { kind: 'unreadable', what: 'weight', text: piece }
    const { text: words, feedback } = withRemark(found.text)
    answers.push({ text: words, part: found.part, feedback })
  }
  return { kind: 'words', answers }
}

function numbersOf(text: string): GiftBody {
  const wrong = /~\s*#?([\s\S]*)$/.exec(text)
  const stated = wrong === null ? text : text.slice(0, wrong.index)
  const answers: GiftNumber[] = []
  for (const piece of stated.split('=').map((one) => one.trim()).filter((one) => one !== '')) {
    const answer = numberIn(piece)
    if ('kind' in answer) return answer
    answers.push(answer)
  }
  return { kind: 'number', answers: wrong === null ? answers : [...answers, { value: null, tolerance: 0, part: 0, feedback: (wrong[1] ?? '').trim() }] }
}

/** %50%3.14:0.01#remark; * is any other number. */
function numberIn(piece: string): GiftNumber | Extract<GiftBody, { kind: 'unreadable' }> {
  const found = weighed(piece, 1)
  if (found === null) return { kind: 'unreadable', what: 'weight', text: piece }
  const { text, feedback } = withRemark(found.text)
  if (text === '*') return { value: null, tolerance: 0, part: WEIGHT.test(piece) ? found.part : 0, feedback }
  const number = numberOf(text)
  return number === undefined ? { kind: 'unreadable', what: 'number', text } : { ...number, part: found.part, feedback }
}

/** 3.14, 3.14:0.01, 3.13..3.15 */
function numberOf(text: string): { value: number; tolerance: number } | undefined {
  const [, low, high] = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`).exec(text) ?? []
  if (low !== undefined && high !== undefined) return Number(low) <= Number(high) ? { value: middle(Number(low), Number(high)), tolerance: half(Number(low), Number(high)) } : undefined
  const [, value, tolerance] = new RegExp(`^(${NUMBER})(?:\\s*:\\s*(${NUMBER}))?$`).exec(text) ?? []
  return value === undefined || Number(tolerance ?? 0) < 0 ? undefined : { value: Number(value), tolerance: Number(tolerance ?? 0) }
}

/** Without the dust of binary fractions: 3.1415, not 3.1414999999999997. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
function middle(low: number, high: number): number {
  return tidy((low + high) / 2)
}
function half(low: number, high: number): number {
  return tidy((high - low) / 2)
}
