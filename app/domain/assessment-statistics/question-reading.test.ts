import { describe, expect, it } from 'vitest'
import { choiceFrequencies, countsOf, type ChoiceFrequencies, type Counts } from './choice-frequencies'
import { known, unknown } from './figure'
import { readQuestion, repairFirst, urgency, type Readable } from './question-reading'
import { readTest } from './test-reading'
import type { TestStatistics } from './test-statistics'

const counts = (top: number, middle: number, bottom: number): Counts => ({ all: top + middle + bottom, top, middle, bottom })
const options = (rows: Record<string, Counts>, key = 'b'): ChoiceFrequencies => ({
  categories: Object.entries(rows).map(([id, own]) => ({ id, text: id.toUpperCase(), right: id === key, counts: own })),
  others: null, unanswered: counts(0, 0, 0), attempts: counts(20, 20, 20),
})
const usual = options({ a: counts(2, 5, 9), b: counts(17, 12, 8), c: counts(1, 3, 3) })
const question = (change: Partial<Omit<Readable, 'figures'>> & { attempts?: number; facility?: number; discrimination?: number | null } = {}): Readable => ({
  figures: { attempts: change.attempts ?? 60, facility: known(change.facility ?? 0.6), discrimination: change.discrimination === null ? unknown('same_item') : known(change.discrimination ?? 40) },
  options: usual, unanswered: 0, mustBeRight: false, seconds: known(40), usualSeconds: 45,
  ...('options' in change ? { options: change.options ?? null } : {}), ...(change.unanswered === undefined ? {} : { unanswered: change.unanswered }), ...(change.mustBeRight ? { mustBeRight: true } : {}), ...(change.seconds ? { seconds: change.seconds } : {}),
})

describe('readQuestion', () => {
  it.each<[string, Readable, string[]]>([
    ['a sound one', question(), ['good']],
    ['neither good nor bad', question({ discrimination: 25 }), ['fair']],
    ['too few attempts to judge', question({ attempts: 9, facility: 0, discrimination: -90 }), ['few_attempts']],
    ['too easy', question({ facility: 0.97, discrimination: 5 }), ['too_easy']],
    ['a ★ may be easy', question({ facility: 0.97, discrimination: 5, mustBeRight: true }), ['fair']],
    ['everybody right', question({ facility: 1, discrimination: null }), ['too_easy']],
    ['too hard and against', question({ facility: 0.2, discrimination: -30 }), ['against', 'too_hard']],
    ['a negative figure that may be chance', question({ discrimination: -12 }), ['weak']],
    ['the same in many attempts', question({ attempts: 400, discrimination: -12, options: null }), ['against']],
    ['a weak one', question({ discrimination: 12 }), ['weak']],
    ['the top third chooses another', question({ options: options({ a: counts(11, 6, 4), b: counts(9, 9, 9), c: counts(0, 5, 7) }) }), ['key_beaten']],
    ['an option that nobody takes', question({ options: options({ a: counts(2, 8, 10), b: counts(18, 12, 10), c: counts(0, 0, 1) }) }), ['unused_options']],
    ['often left open', question({ unanswered: 12 }), ['often_open']],
    ['slow', question({ seconds: known(200) }), ['slow']],
    ['no times', question({ seconds: unknown('no_times') }), ['good']],
    ['written answers', question({ options: null }), ['good']],
  ])('%s', (_name, readable, kinds) => {
    expect(readQuestion(readable).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('says which option beats the key, and by how many', () => {
    const beaten = question({ options: options({ a: counts(3, 6, 4), b: counts(4, 9, 9), c: counts(13, 5, 7) }) })
    expect(readQuestion(beaten)).toContainEqual({ kind: 'key_beaten', option: 'C', count: 13, keyCount: 4 })
  })
})

describe('repairFirst', () => {
  it('puts a doubtful key before a hard question, and leaves out what is sound', () => {
    const read = (code: string, readable: Readable) => ({ code, readings: readQuestion(readable) })
    const list = [read('Q1', question()), read('Q4', question({ facility: 0.97 })), read('Q2', question({ facility: 0.2 })), read('Q3', question({ options: options({ a: counts(11, 6, 4), b: counts(9, 9, 9) }) })), read('Q5', question({ attempts: 3 })), read('Q0', question({ facility: 0.97 }))]
    expect(repairFirst(list).map(({ code }) => code)).toEqual(['Q3', 'Q2', 'Q0', 'Q4'])
    expect(urgency([{ kind: 'good', value: 50 }])).toBe(0)
  })
})

describe('choiceFrequencies', () => {
  it('counts every option, also in an answer of several', () => {
    const found = choiceFrequencies([{ id: 'a', text: 'A', right: true }, { id: 'b', text: 'B', right: false }, { id: 'c', text: 'C', right: false }], [
      { chosen: ['a', 'b'], counts: countsOf('top', 3) }, { chosen: ['a'], counts: countsOf('bottom', 2) }, { chosen: [], counts: countsOf('middle', 1) },
    ], null)
    expect(found.categories.map(({ counts: own }) => own)).toEqual([counts(3, 0, 2), counts(3, 0, 0), counts(0, 0, 0)])
    expect([found.unanswered, found.attempts, found.others]).toEqual([counts(0, 1, 0), counts(3, 1, 2), null])
  })

  it('names the most frequent answers in words, and always the right one', () => {
    const words = Array.from({ length: 15 }, (_, n) => ({ id: `w${n}`, text: `w${n}`, right: n === 0 }))
    const found = choiceFrequencies(words, words.map(({ id }, n) => ({ chosen: [id], counts: countsOf('top', n + 1) })), 12)
    expect(found.categories).toHaveLength(12)
    expect(found.categories.map(({ id }) => id)).toContain('w0')
    expect(found.others).toEqual({ kinds: 3, counts: countsOf('top', 2 + 3 + 4) })
  })
})

describe('readTest', () => {
  const sound: TestStatistics = { attempts: 60, maximum: 40, mean: known(32), median: known(33), deviation: known(5), consistency: known(80), errorRatio: known(44.7), standardError: known(2.2) }
  it.each<[string, Partial<TestStatistics>, string[]]>([
    ['sound', {}, ['mean_fitting', 'consistency_good', 'luck_small', 'border']],
    ['poor', { mean: known(15), consistency: known(40), errorRatio: known(77) }, ['mean_low', 'consistency_poor', 'luck_large', 'border']],
    ['easy, middling', { mean: known(39), consistency: known(70) }, ['mean_high', 'consistency_fair', 'luck_small', 'border']],
    ['few', { attempts: 5 }, ['few_attempts']],
    ['undefined', { consistency: unknown('same_total'), errorRatio: unknown('same_total'), standardError: unknown('same_total') }, ['mean_fitting']],
  ])('%s', (_name, change, kinds) => {
    expect(readTest({ ...sound, ...change }).map(({ kind }) => kind)).toEqual(kinds)
  })
})
