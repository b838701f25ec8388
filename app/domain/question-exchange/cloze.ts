/**
 * Moodle's embedded answers ("Cloze"): {1:MULTICHOICE:=đúng#lời~sai} inside a text, and our gaps. The text around them is
 * read and written by others; here a gap is a sign in it. Source: docs.moodle.org "Embedded answers (Cloze) question type".
 */
import { type Note, brief, lost, refused } from './build-item'
import { NO_FEEDBACK, type RawItem } from './exchange-item'
import { ourNumber } from './gap-number'
import { MAX_HTML } from './html-nodes'
import { readWords } from './text-format'

/** Stand for the gap of that number while the text is read as HTML. */
export const gapSign = (index: number) => `\ue1f0${index}\ue1f1`
const GAP_SIGN = /\ue1f0(\d+)\ue1f1/g

/** A text with signs as our stem: [[g1]]. */
export function withGaps(text: string): string {
  return text.replace(GAP_SIGN, (_, index: string) => `[[g${Number(index) + 1}]]`)
}

/** Puts something in the place of each sign. */
export function replaceSigns(text: string, put: (index: number) => string): string {
  return text.replace(GAP_SIGN, (_, index: string) => put(Number(index)))
}

const CODE = /\{(\d*):([A-Z_]+):((?:\\[\s\S]|[^\\}]){0,4000})\}/g
type Kind = { readonly kind: 'choice' | 'text' | 'number'; readonly exactCase?: boolean }
const KINDS: Readonly<Record<string, Kind>> = Object.fromEntries([
  ...['MULTICHOICE', 'MC', 'MULTICHOICE_V', 'MCV', 'MULTICHOICE_H', 'MCH', 'MULTICHOICE_S', 'MCS', 'MULTICHOICE_VS', 'MCVS', 'MULTICHOICE_HS', 'MCHS'].map((name) => [name, { kind: 'choice' }] as const),
  ...['SHORTANSWER', 'SA', 'MW'].map((name) => [name, { kind: 'text' }] as const),
  ...['SHORTANSWER_C', 'SAC', 'MWC'].map((name) => [name, { kind: 'text', exactCase: true }] as const),
  ...['NUMERICAL', 'NM'].map((name) => [name, { kind: 'number' }] as const),
])

export type ReadCloze = { readonly text: string; readonly gaps: readonly RawItem[]; readonly ignore: readonly string[]; readonly notes: readonly Note[] }

/** In: the text with its codes (HTML or not). Out: the text with signs, and the gaps. */
export function readCloze(source: string): ReadCloze {
  const gaps: RawItem[] = []
  const notes: Note[] = []
  const weights = new Set<string>()
  const exact = new Set<boolean>()
  const text = source.slice(0, MAX_HTML).replace(CODE, (whole, weight: string, name: string, inside: string) => {
    const kind = KINDS[name]
    if (kind === undefined) {
      notes.push(refused('importClozeKind', { name }))
      return whole
    }
    weights.add(weight === '' ? '1' : weight)
    if (kind.kind === 'text') exact.add(kind.exactCase === true)
    const { gap, notes: own } = gapOf(inside, kind.kind, gaps.length)
    gaps.push(gap)
    notes.push(...own)
    return gapSign(gaps.length - 1)
  })
  return {
    text,
    gaps,
    ignore: exact.size === 1 && exact.has(true) ? ['spaces'] : ['case', 'spaces'],
    notes: [...notes, ...(gaps.length === 0 ? [refused('importNoGap')] : []), ...(weights.size > 1 ? [lost('lostGapWeights')] : []), ...(exact.size > 1 ? [lost('lostGapCase')] : [])],
  }
}

function gapOf(inside: string, kind: Kind['kind'], index: number): { gap: RawItem; notes: Note[] } {
  const answers = splitAnswers(inside)
  const full = answers.filter(({ part }) => part >= 1)
  const accept = full.map(({ text }) => (kind === 'number' ? (ourNumber(text.split(':')[0] ?? '') ?? text) : text))
  const remarks = [...full, ...answers].map(({ feedback }) => feedback).filter((feedback) => feedback !== '')
  const id = `g${index + 1}`
  return {
    gap: { id, kind, ...(kind === 'choice' ? { options: answers.map(({ text }) => text) } : {}), accept, feedback: remarks[0] ?? NO_FEEDBACK },
    notes: [
      ...(accept.length === 0 ? [refused('importGapAnswer', { number: index + 1 })] : []),
      ...(new Set(remarks).size > 1 ? [lost('lostFeedback')] : []),
      ...answers.filter(({ part }) => part > 0 && part < 1).map(({ text, part }) => lost('lostPartial', { text: brief(text), percent: Math.round(part * 100) })),
      ...(kind === 'number' && full.some(({ text }) => Number(text.split(':')[1] ?? 0) > 0) ? [lost('lostTolerance')] : []),
    ],
  }
}

/** =right#remark~wrong~%50%half */
function splitAnswers(inside: string): { text: string; part: number; feedback: string }[] {
  const pieces = inside.replace(/\\([\s\S])/g, (_, sign: string) => (sign.charCodeAt(0) < 0x80 ? String.fromCharCode(0xe200 + sign.charCodeAt(0)) : sign)).split('~')
  const shown = (text: string) => readWords(text.replace(/[\ue200-\ue27f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe200)), 'html').text
  return pieces.filter((piece) => piece.trim() !== '').map((piece) => {
    const [, mark = '', rest = ''] = /^\s*(=|%-?\d+(?:\.\d+)?%)?([\s\S]*)$/.exec(piece) ?? []
    const at = rest.indexOf('#')
    const part = mark === '=' ? 1 : mark === '' ? 0 : Number(mark.replaceAll('%', '')) / 100
    return { text: shown(at < 0 ? rest : rest.slice(0, at)), part, feedback: at < 0 ? '' : shown(rest.slice(at + 1)) }
  })
}

/** Words inside a code: what would end or part them is escaped. */
export function escapeCloze(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\}~#]/g, '\\$&').replace(/^[=%]/, '\\$&')
}
