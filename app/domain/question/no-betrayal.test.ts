/** What reaches the learner is the same for every key: two questions that differ in nothing but their answers look alike. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import { shuffle } from '../kernel/random'
import { kindOf } from './registry'

const context = { calendar: buildCalendar([], { unconfirmedHolidays: false }), procedures: [] }
const common = { id: 'KH2-Q001', objective: '2.3a', level: 'V', must_be_right: false, points: 1, legal: [], stem: 'Lời dẫn [[x]] và [[y]]?' }

/** A question of random words in two versions of its key; what must not be found in either is marked with ¤. */
type Twins = readonly [Record<string, unknown>, Record<string, unknown>]
const word = fc.stringMatching(/^[a-zđăâêôơư]{1,8}$/)
const words = (min: number, max: number) => fc.uniqueArray(word, { minLength: min, maxLength: max })
const secret = fc.stringMatching(/^¤[a-z]{3,9}$/)
const seed = fc.string()

const twins: Record<string, fc.Arbitrary<Twins>> = {
  single: fc.tuple(words(2, 5), fc.nat(), fc.nat(), secret).map(([texts, a, b, feedback]) => {
    const made = (right: number) => ({ options: texts.map((text, i) => ({ id: `o${i}`, text, correct: i === right % texts.length, feedback: `${feedback}${right}` })) })
    return [made(a), made(b)]
  }),
  true_false: fc.tuple(secret, secret).map(([a, b]) => {
    const made = (right: number, feedback: string) => ({ options: ['Đúng', 'Sai'].map((text, i) => ({ id: `o${i}`, text, correct: i === right, feedback })) })
    return [made(0, a), made(1, b)]
  }),
  multiple: fc.tuple(words(4, 4), seed, seed, secret).map(([texts, a, b, feedback]) => {
    const made = (by: string) => ({ floor: 0, options: texts.map((text, i) => ({ id: `o${i}`, text, fraction: shuffle(by, ['1/2', '1/2', '-1/2', '-1'])[i], feedback })) })
    return [made(a), made(b)]
  }),
  matching: fc.tuple(words(8, 8), words(4, 4), seed, seed, secret).map(([rights, lefts, a, b, feedback]) => {
    const made = (by: string) => {
      const mixed = shuffle(by, rights)
      return { pairs: lefts.map((left, i) => ({ left, right: mixed[i], feedback })), extra_right: mixed.slice(4), grading: 'per_pair' }
    }
    return [made(a), made(b)]
  }),
  ordering: fc.tuple(words(3, 8), seed, seed, secret).map(([texts, a, b, feedback]) => {
    const made = (by: string) => ({ grading: 'adjacent_pairs', items: shuffle(by, texts).map((text, i) => ({ id: `a${i}`, text, feedback })) })
    return [made(a), made(b)]
  }),
  short_answer: fc.tuple(secret, secret, secret).map(([a, b, feedback]) => {
    const made = (accept: string) => ({ accept: [`${accept}x`], feedback_right: feedback, feedback_by_answer: [{ match: [`${accept}y`], feedback }], feedback_wrong: feedback })
    return [made(a), made(b)]
  }),
  numeric: fc.tuple(fc.integer({ min: 7_000_000, max: 9_000_000 }), fc.integer({ min: 7_000_000, max: 9_000_000 }), secret).map(([a, b, feedback]) => {
    const made = (answer: number) => ({ answer, tolerance: '5%', unit: 'đồng', feedback_right: feedback, feedback_by_answer: [], feedback_wrong: feedback })
    return [made(a), made(b)]
  }),
  gap_fill: fc.tuple(words(2, 5), fc.nat(), fc.nat(), secret, secret).map(([options, a, b, feedback, accept]) => {
    const made = (right: number) => ({ gaps: [{ id: 'x', kind: 'choice', options, accept: [options[right % options.length]], feedback }, { id: 'y', kind: 'text', accept: [`${accept}${right}`], feedback }] })
    return [made(a), made(b)]
  }),
}

test.each(Object.entries(twins))('%s looks the same whatever is right', (type, arbitrary) => {
  const kind = kindOf(type)
  if (!kind) throw new Error(type)
  fc.assert(
    fc.property(arbitrary, seed, ([one, other], by) => {
      const [a, b] = [one, other].map((own) => kind.parse({ ...common, ...own, type }, context).definition)
      if (!a || !b) throw new Error(JSON.stringify([one, kind.parse({ ...common, ...one, type }, context).faults]))
      const order = kind.optionOrder(a, by)
      const shown = kind.forLearner(a, order)
      expect(kind.forLearner(b, order)).toEqual(shown)
      expect(JSON.stringify(shown)).not.toContain('¤')
      if (type !== 'ordering') expect(kind.optionOrder(b, by)).toEqual(order)
    }),
  )
})

test('the order drawn of an ordering, or shown where none was drawn, is never the right one', () => {
  const kind = kindOf('ordering')
  fc.assert(
    fc.property(words(3, 6), seed, fc.subarray(['i1', 'i2', 'i3', 'x']), (texts, by, drawn) => {
      const item = { ...common, type: 'ordering', grading: 'exact', items: texts.map((text, i) => ({ id: `a${i}`, text, feedback: 'f' })) }
      const definition = kind?.parse(item, context).definition
      const asShown = (order: readonly string[]) => (kind?.forLearner(definition, order) as unknown as { items: { id: string; text: string }[] }).items
      expect(asShown(kind?.optionOrder(definition, by) ?? []).map(({ text }) => text)).not.toEqual(texts)
      if (texts.length > drawn.length) expect(asShown(drawn).map(({ text }) => text)).not.toEqual(texts)
      const right = [...asShown([])].sort((a, b) => texts.indexOf(a.text) - texts.indexOf(b.text)).map(({ id }) => id)
      expect(kind?.grade(definition, { order: right })).toEqual({ fraction: 1, right: true })
    }),
  )
})
