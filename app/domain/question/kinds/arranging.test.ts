import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../../calendar/working-calendar'
import { asKind } from '../kind'
import { matchingKind } from './matching'
import { orderingKind } from './ordering'

const context = { calendar: buildCalendar([], { unconfirmedHolidays: false }), procedures: [] }
const common = { id: 'KH2-Q001', objective: '2.3a', level: 'V', must_be_right: false, points: 1, legal: [], stem: 'Lời dẫn?' }

describe('ordering', () => {
  const kind = asKind(orderingKind)
  // Right order: đ, a, c, b. Ids by the texts: a i1, b i2, c i3, đ i4.
  const item = { ...common, type: 'ordering', grading: 'adjacent_pairs', items: ['đ', 'a', 'c', 'b'].map((text, i) => ({ id: `x${i}`, text, feedback: `vì ${text}` })) }
  const { definition } = kind.parse(item, context)
  const exact = kind.parse({ ...item, grading: 'exact' }, context).definition
  const order = (...ids: string[]) => ({ order: ids })

  it.each([
    [order('i4', 'i1', 'i3', 'i2'), 1], [order('i1', 'i3', 'i2', 'i4'), 2 / 3], [order('i2', 'i4', 'i1', 'i3'), 2 / 3], [order('i2', 'i3', 'i1', 'i4'), 0], [order('i4', 'i1', 'i2', 'i3'), 1 / 3],
    [order('i4', 'i1'), 1 / 3], [order('i4', 'i1', 'i3'), 1], [order('i1'), 0], [order('i4', 'i9', 'i1'), 1 / 3],
  ])('%j earns %d of the pairs', (response, fraction) => {
    expect(kind.grade(definition, response)).toEqual({ fraction, right: fraction === 1 })
    expect(kind.grade(exact, response)).toEqual({ fraction: fraction === 1 ? 1 : 0, right: fraction === 1 })
  })
  it('keeps numbers as chosen, equal ones too, and takes them in the order of the form', () => {
    const form = { 'place-i3': '2', 'place-i1': '1', 'place-i2': '2', 'place-i4': '', 'place-x': '1', 'place-i5': '0', other: '3' }
    expect(kind.parseResponse(form)).toEqual({ ok: true, value: { order: ['i1', 'i3', 'i2'], places: { i1: 1, i2: 2, i3: 2 } } })
  })
  it('reads an order alone, each item once', () => {
    expect(kind.parseResponse({ order: ['i2', 'i1', 'i2', 7] })).toEqual({ ok: true, value: { order: ['i2', 'i1'], places: { i1: 2, i2: 1 } } })
  })
  it('reviews in the order given, with right places', () => {
    const review = kind.review(definition, order('i2', 'i1', 'i3', 'i4'), ['i1', 'i2', 'i3', 'i4'])
    expect('entries' in review && review.entries.map(({ label, given, expected, right }) => [label, given, expected, right])).toEqual([['b', '1', '4', false], ['a', '2', '2', true], ['c', '3', '3', true], ['đ', '4', '1', false]])
    expect(kind.describeResponse(definition, order('i2', 'i1'))).toBe('1. b 2. a')
  })
  it('names items that cannot be told apart', () => {
    const { faults } = kind.parse({ ...item, items: ['a', 'A ', 'b'].map((text, i) => ({ id: `x${i % 2}`, text, feedback: 'f' })) }, context)
    expect(faults.map(({ key, at }) => [key, at])).toEqual([['duplicateId', ['items', 2]], ['textTwice', ['items', 1]]])
  })
})

describe('matching', () => {
  const kind = asKind(matchingKind)
  const pairs = [['một', 'C'], ['hai', 'A'], ['ba', 'A']].map(([left, right]) => ({ left, right, feedback: 'f' }))
  const item = { ...common, type: 'matching', pairs, extra_right: ['B'], grading: 'per_pair' }
  const { definition } = kind.parse(item, context)

  it('numbers rights by their texts, each once', () => {
    expect(kind.forLearner(definition, ['r2', 'r3', 'r1'])).toMatchObject({ lefts: [{ id: 'p1', text: 'một' }, { id: 'p2', text: 'hai' }, { id: 'p3', text: 'ba' }], rights: [{ id: 'r2', text: 'B' }, { id: 'r3', text: 'C' }, { id: 'r1', text: 'A' }] })
  })
  it.each([[{}, 0], [{ p1: 'r3' }, 1 / 3], [{ p1: 'r3', p2: 'r1', p3: 'r2' }, 2 / 3], [{ p1: 'r3', p2: 'r1', p3: 'r1' }, 1], [{ p1: 'r1', p2: 'r2', p3: 'r9' }, 0]])('%j earns %d', (given, fraction) => {
    expect(kind.grade(definition, { pairs: given })).toEqual({ fraction, right: fraction === 1 })
    const whole = kind.parse({ ...item, grading: 'all_or_nothing' }, context).definition
    expect(kind.grade(whole, { pairs: given }).fraction).toBe(fraction === 1 ? 1 : 0)
  })
  it('tells what was given for each left', () => {
    expect(kind.describeResponse(definition, { 'pair-p1': 'r3', 'pair-p3': 'r1' })).toBe('C; –; A')
  })
  it.each([
    ['a left twice', { pairs: [...pairs, pairs[0]] }, 'textTwice'], ['an extra right that serves', { extra_right: ['A'] }, 'extraRightServes'],
    ['one right only', { pairs: pairs.slice(1), extra_right: [] }, 'rightsFew'], ['an unknown grading', { grading: 'luck' }, 'fieldInvalid'],
  ])('refuses %s', (_, more, key) => expect(kind.parse({ ...item, ...more }, context).faults.map((one) => one.key)).toContain(key))
})
