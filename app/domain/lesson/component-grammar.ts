/**
 * The trainer's alphabet: which components a lesson may use, their attributes, and what may stand in them. Everything
 * not listed here is refused. Source: writing-guide §10, the table of components.
 */
import { REVIEW_STATES } from '../content/review-state'
import { isDay } from '../kernel/day'

export type AttributeRule = {
  readonly required: boolean
  /** Written without a value, like `correct`. */
  readonly bare?: true
  readonly values?: readonly string[]
  readonly matches?: (value: string) => boolean
  /** May be "" (a date that is not known). */
  readonly mayBeEmpty?: true
}

export type ChildRule =
  | { readonly kind: 'none' }
  /** Markdown blocks, with the listed components among them. */
  | { readonly kind: 'markdown'; readonly with?: readonly string[] }
  /** Words on one line: text, strong, emphasis, Term. */
  | { readonly kind: 'words' }
  /** The listed components and nothing else. */
  | { readonly kind: 'only'; readonly names: readonly string[]; readonly min: number; readonly max: number }

export type ComponentRule = {
  readonly attributes: Readonly<Record<string, AttributeRule>>
  readonly children: ChildRule
  /** The component it must stand directly in; absent: anywhere Markdown stands. */
  readonly parent?: string
  /** Only between the blocks of the lesson itself, not inside another component. */
  readonly top?: true
}

const text: AttributeRule = { required: true }
const optional: AttributeRule = { required: false }
const oneOf = (...values: string[]): AttributeRule => ({ required: true, values })
const matching = (pattern: RegExp, required = true): AttributeRule => ({ required, matches: (value) => pattern.test(value) })
const day: AttributeRule = { required: true, matches: isDay }
const maybeDay: AttributeRule = { required: true, mayBeEmpty: true, matches: isDay }
const basis = matching(/^[a-z0-9.-]+( [a-z0-9.-]+)*$/, false)
const file = (...endings: string[]): AttributeRule => matching(new RegExp(`^[a-z0-9][a-z0-9.-]*\\.(${endings.join('|')})$`))
const only = (names: readonly string[], min: number, max: number): ChildRule => ({ kind: 'only', names, min, max })
const none: ChildRule = { kind: 'none' }
const words: ChildRule = { kind: 'words' }
const markdown: ChildRule = { kind: 'markdown' }

const STOPS = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}( \d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2})*$/

export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  Objectives: { attributes: {}, children: none, top: true },
  Callout: { attributes: { kind: oneOf('note', 'rule', 'warning', 'law'), title: text, basis }, children: markdown, top: true },
  Steps: { attributes: {}, children: only(['Step'], 1, 7), top: true },
  Step: { attributes: { title: text }, children: markdown, parent: 'Steps' },
  Compare: { attributes: { title: text }, children: only(['Wrong', 'Right'], 2, 20), top: true },
  Wrong: { attributes: { title: text }, children: markdown, parent: 'Compare' },
  Right: { attributes: { title: text }, children: markdown, parent: 'Compare' },
  ProcedureCard: { attributes: { code: matching(/^\d\.\d{6}$/), asOf: day, basis }, children: none, top: true },
  FormFacsimile: { attributes: { form: matching(/^0[1-6]$/), title: text, basis: { ...basis, required: true } }, children: only(['Field'], 1, 30), top: true },
  Field: { attributes: { label: text, note: optional }, children: words, parent: 'FormFacsimile' },
  Dialogue: { attributes: { title: text, basis }, children: only(['Line'], 2, 30), top: true },
  Line: { attributes: { who: text, tone: { required: false, values: ['avoid', 'use'] }, why: optional }, children: words, parent: 'Dialogue' },
  DecisionTree: { attributes: { title: text }, children: only(['Ask'], 1, 12), top: true },
  Ask: {
    attributes: { id: matching(/^[a-z][a-z0-9-]*$/), question: text, yes: optional, yesGo: optional, no: optional, noGo: optional },
    children: none,
    parent: 'DecisionTree',
  },
  WorkedExample: {
    attributes: {
      title: text,
      basis,
      received: { ...day, required: false },
      limit: matching(/^[1-9]\d{0,2}$/, false),
      unit: { required: false, values: ['working_day', 'calendar_day'] },
      due: { ...day, required: false },
      stops: matching(STOPS, false),
      restart: { required: false, values: ['remaining', 'full'] },
    },
    children: { kind: 'markdown', with: ['DayCount'] },
    top: true,
  },
  DayCount: { attributes: {}, children: only(['Day'], 1, 60), parent: 'WorkedExample' },
  Day: { attributes: { date: day, kind: oneOf('receive', 'count', 'off', 'stop', 'due'), n: matching(/^\d{1,3}$/, false) }, children: words, parent: 'DayCount' },
  Check: { attributes: { id: matching(/^\d+\.\d+-k\d+$/), objective: text }, children: { kind: 'markdown', with: ['Option'] }, top: true },
  Option: { attributes: { correct: { required: false, bare: true }, why: text }, children: words, parent: 'Check' },
  Flashcards: { attributes: {}, children: only(['Card'], 3, 8), top: true },
  Card: { attributes: { front: text }, children: words, parent: 'Flashcards' },
  Term: { attributes: { id: matching(/^[a-z][a-z0-9_]*$/) }, children: words },
  LegalBasis: {
    attributes: { id: text, ref: text, about: text, from: maybeDay, to: maybeDay, state: oneOf(...REVIEW_STATES) },
    children: none,
    top: true,
  },
  Figure: { attributes: { src: file('svg', 'png'), alt: text, caption: text }, children: none, top: true },
  Video: { attributes: { src: file('mp4', 'webm'), captions: file('vtt'), poster: file('png', 'jpg', 'webp'), title: text, transcript: text }, children: none, top: true },
  Download: { attributes: { src: file('pdf', 'docx', 'xlsx', 'png', 'svg'), title: text, size: text }, children: none, top: true },
  Summary: { attributes: {}, children: markdown, top: true },
  DoNow: { attributes: {}, children: markdown, top: true },
}

/** Components that stand among words rather than between blocks. */
export const INLINE_COMPONENTS: readonly string[] = ['Term']

/** The rule of a component, or undefined when there is none of that name. */
export function componentRule(name: string): ComponentRule | undefined {
  return Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined
}
