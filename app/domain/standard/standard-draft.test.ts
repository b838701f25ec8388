import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StandardRequirementContent } from './standard-file'
import { publishFault, readDraftForm, standardDifference, withDraft } from './standard-draft'

const catalogue = { certificates: ['CC1', 'CC2'], competencies: ['CH1', 'CH2', 'CH3'] }
const level = (competency: string, n: number): StandardRequirementContent => ({ kind: 'competency', competency, level: n })
const content = fc.record({ ch1: fc.integer({ min: 0, max: 5 }), ch2: fc.integer({ min: 0, max: 5 }), certificate: fc.boolean() }).map(({ ch1, ch2, certificate }): StandardRequirementContent[] => [
  ...(certificate ? [{ kind: 'certificate' as const, certificate: 'CC1' }] : []),
  ...(ch1 > 0 ? [level('CH1', ch1)] : []),
  ...(ch2 > 0 ? [level('CH2', ch2)] : []),
])

describe('the form of a draft', () => {
  const read = (values: Record<string, string>, ticked: string[] = []) => readDraftForm((name) => values[name] ?? '', ticked, catalogue)
  it('keeps the order of the catalogue and leaves level 0 out', () =>
    expect(read({ education: 'dai_hoc', 'level-CH3': '5', 'level-CH1': '2', 'level-CH2': '0' }, ['CC2', 'CC9'])).toEqual({
      ok: true,
      requirements: [{ kind: 'education', education: 'dai_hoc' }, { kind: 'certificate', certificate: 'CC2' }, level('CH1', 2), level('CH3', 5)],
    }))
  it.each(['6', '-1', '2.5', 'x', '11'])('refuses level %s at its field', (typed) => expect(read({ 'level-CH2': typed })).toEqual({ ok: false, faults: { 'level-CH2': 'level' } }))
  it('refuses an unknown schooling', () => expect(read({ education: 'mẫu giáo' })).toEqual({ ok: false, faults: { education: 'education' } }))
})

describe('the difference', () => {
  it('names what is added, raised, lowered and removed', () =>
    expect(standardDifference([level('CH1', 2), level('CH2', 3), { kind: 'certificate', certificate: 'CC1' }], [level('CH1', 3), level('CH2', 1), level('CH3', 1)]).map(({ change }) => change)).toEqual(['raised', 'lowered', 'added', 'removed']))
  it('is empty exactly between equal contents, whatever their order', () =>
    fc.assert(fc.property(content, content, (a, b) => {
      expect(standardDifference(a, [...a].reverse())).toEqual([])
      const key = (list: StandardRequirementContent[]) => JSON.stringify(list.map((one) => JSON.stringify(one)).sort())
      expect(standardDifference(a, b).length === 0).toBe(key(a) === key(b))
    })))
})

describe('the day of a version', () => {
  const last = { span: { from: '2026-03-01', to: null }, content: [level('CH1', 1)] }
  const ask = { draft: [level('CH1', 2)], last, on: '2026-06-01', today: '2026-06-01' }
  it.each([
    ['today', {}, null],
    ['yesterday', { on: '2026-05-31' }, 'past'],
    ['the first day of a version still ahead', { on: '2026-07-01', last: { ...last, span: { from: '2026-07-01', to: null } } }, 'before_last'],
    ['nothing asked for', { draft: [] }, 'empty'],
    ['nothing changed', { draft: [level('CH1', 1)] }, 'unchanged'],
    ['the first version of all', { last: null }, null],
  ] as const)('%s', (_, over, fault) => expect(publishFault({ ...ask, ...over })).toBe(fault))
})

it('a draft ends the version before it on its first day', () => {
  const version = { id: 'a', positionId: 'p', number: 1, span: { from: '2012-01-01', to: null }, decision: 'QĐ', requirements: [] }
  expect(withDraft([version], [], '2027-01-01').map(({ number, span }) => [number, span.from, span.to])).toEqual([[1, '2012-01-01', '2027-01-01'], [2, '2027-01-01', null]])
})
