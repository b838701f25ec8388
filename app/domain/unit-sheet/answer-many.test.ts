/** What an answer to one gap or many meets: who may, what was said meanwhile, the same sent twice; which gaps a filter holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchKey } from '../kernel/vietnamese-text'
import { type AnswerQuestion, decideAnswer, type SaidBefore } from './answer-decision'
import { answeredTogether, countStates, EVERY_ITEM, type Filtered, gapKey, inFilter, shownState, shownStates } from './item-filter'

const said = (kind: SaidBefore['kind'], unitId = 'xa', more: Partial<SaidBefore> = {}): SaidBefore => ({ kind, unitId, day: '2026-11-03', actorId: 'trưởng', note: '', plannedOn: null, ...more })
const asked = (acts: readonly SaidBefore[], more: Partial<AnswerQuestion> = {}): AnswerQuestion => ({
  item: { ownUnitId: 'xa', openedOn: '2026-11-02', answerDays: 5, acts }, seen: acts.length, form: { kind: 'confirmed', note: '', plannedOn: null }, userId: 'trưởng', right: { ok: true }, signed: false, hasAbove: true, ...more,
})
const passOn = { kind: 'escalated', note: 'x', plannedOn: null } as const

describe('an answer', () => {
  it.each<[string, AnswerQuestion, ReturnType<typeof decideAnswer>]>([
    ['to a gap nobody answered', asked([]), 'add'],
    ['to one answered before the page was made: it is changed on purpose', asked([said('disputed')]), 'add'],
    ['to one that somebody answered since', asked([said('confirmed', 'xa', { actorId: 'khác' })], { seen: 0 }), 'changed'],
    ['to one that the same person answered otherwise since', asked([said('confirmed', 'xa', { note: 'khác' })], { seen: 0 }), 'changed'],
    ['sent twice', asked([said('confirmed')], { seen: 0 }), 'repeated'],
    ['sent twice, and signed between', asked([said('confirmed')], { seen: 0, signed: true }), 'repeated'],
    ['passed on, sent twice: it waits elsewhere by now', asked([said('escalated', 'quận', { note: 'x' })], { seen: 0, form: passOn, right: { ok: false, reason: 'scope' } }), 'repeated'],
    ['to one that climbed since', asked([said('climbed', 'quận', { actorId: null })], { seen: 0, right: { ok: false, reason: 'scope' } }), 'scope'],
    ['of whoever looks on', asked([], { right: { ok: false, reason: 'role' } }), 'role'],
    ['on a signed sheet', asked([said('confirmed')], { signed: true }), 'signed'],
    ['to what came up from a signed sheet', asked([said('climbed', 'quận')], { signed: true }), 'add'],
    ['passed on where nothing is above', asked([], { form: passOn, hasAbove: false }), 'noneAbove'],
    ['passed on', asked([], { form: passOn }), 'add'],
    ['of a page that did not say what it saw', asked([said('confirmed', 'xa', { actorId: 'khác' })], { seen: null }), 'add'],
  ])('%s', (_, question, verdict) => expect(decideAnswer(question)).toBe(verdict))

  it('is never added unseen, and never without the right', () => {
    const acts = fc.array(fc.constantFrom(said('confirmed'), said('planned', 'xa', { plannedOn: '2026-12-01' }), said('climbed', 'quận', { actorId: null })), { maxLength: 4 })
    fc.assert(fc.property(acts, fc.nat({ max: 4 }), fc.boolean(), fc.boolean(), (before, seen, signed, allowed) => {
      const verdict = decideAnswer(asked(before, { seen, signed, right: allowed ? { ok: true } : { ok: false, reason: 'scope' } }))
      if (verdict === 'add') expect([seen, allowed]).toEqual([before.length, true])
    }))
  })
})

const gap = (more: Partial<Filtered> & { mayAnswer?: boolean } = {}) => ({ state: 'open' as const, above: false, mover: 'head' as const, code: 'CC-MC', name: 'Một cửa', requirementId: 'r', searchKey: searchKey('Nguyễn Thị Đào'), staffCode: 'HN100507', mayAnswer: true, ...more })

describe('a filter', () => {
  it.each([
    ['nothing asked', {}, {}, true],
    ['state', { state: 'open' as const }, {}, true],
    ['what waits above is not what waits here', { state: 'open' as const }, { above: true }, false],
    ['waits above', { state: 'above' as const }, { above: true }, true],
    ['answered above is answered', { state: 'planned' as const }, { above: true, state: 'planned' as const }, true],
    ['mover', { mover: 'hr' as const }, {}, false],
    ['requirement, whichever position asks', { gap: 'CC-MC' }, { requirementId: 'another' }, true],
    ['no standard', { gap: 'no_standard' }, { requirementId: null, code: '', name: '' }, true],
    ['yearly hours', { gap: 'training_hours' }, { code: '', name: 'training_hours' }, true],
    ['name without marks', { search: 'dao ng' }, {}, true],
    ['other name', { search: 'hoa' }, {}, false],
    ['staff code', { search: 'hn1005' }, {}, true],
    ['all of them', { search: 'dao', state: 'open' as const, mover: 'head' as const, gap: 'CC-MC' }, {}, true],
  ])('%s', (_, filter, item, fits) => expect(inFilter(gap(item), { ...EVERY_ITEM, ...filter })).toBe(fits))

  it('names schooling of old sheets, which has neither code nor name', () => expect(gapKey({ code: '', name: '', requirementId: 'r' })).toBe('education'))

  it('puts each gap into one state, so that the counts add up', () => {
    const items = fc.array(fc.record({ state: fc.constantFrom('open' as const, 'planned' as const, 'confirmed' as const, 'disputed' as const), above: fc.boolean() }))
    fc.assert(fc.property(items, (given) => {
      const counts = countStates(given)
      expect(shownStates.reduce((sum, state) => sum + counts[state], 0)).toBe(given.length)
      for (const state of shownStates) expect(given.filter((item) => shownState(item) === state)).toHaveLength(counts[state])
    }))
  })

  it('answers together what the reader may, and writes over nothing unless that state was asked for', () => {
    const items = [gap(), gap({ mayAnswer: false }), gap({ state: 'planned' as never }), gap({ mover: 'hr' as never }), gap({ above: true })]
    expect(answeredTogether(items, EVERY_ITEM)).toEqual([items[0], items[3], items[4]])
    expect(answeredTogether(items, { ...EVERY_ITEM, mover: 'hr' })).toEqual([items[3]])
    expect(answeredTogether(items, { ...EVERY_ITEM, state: 'planned' })).toEqual([items[2]])
  })
})
