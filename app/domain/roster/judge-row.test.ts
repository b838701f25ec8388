import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../kernel/day'
import { applyJudgement } from './apply-judgement'
import { type KnownOfficer, judgeRow } from './judge-row'
import type { RosterEntry } from './read-entry'

const entry = (overrides: Partial<RosterEntry> = {}): RosterEntry => ({ staffCode: 'A1', fullName: 'Nguyễn Văn An', birth: { day: '1985-03-05', precision: 'day' }, sex: 'male', email: null, phone: null, unit: 'x', unitParent: '', position: 'y', kind: 'main', from: '2026-01-01', fromStated: true, to: null, decision: 'QĐ', ...overrides })
const posting = (unitId: string, from: string, to: string | null = null, kind: 'main' | 'concurrent' = 'main', inReach = true) => ({ id: `${unitId}${from}`, unitId, positionId: 'p', kind, span: { from, to }, inReach })
const officer = (...postings: KnownOfficer['postings'][number][]): KnownOfficer => ({ id: 'o', staffCode: 'A1', fullName: 'Nguyễn Văn An', birth: { day: '1985-03-05', precision: 'day' }, sex: 'male', email: null, phone: null, postings, charge: 'own', aliases: [] })
const place = { unitId: 'u', positionId: 'p' }

describe('one row', () => {
  it('brings in somebody new, asks about somebody alike, refuses one without a code', () => {
    expect(judgeRow(entry(), place, null, [])).toMatchObject({ kind: 'created', postings: [{ unitId: 'u', from: '2026-01-01', to: null, supersedesId: null }] })
    const alike = [{ id: 'z', staffCode: 'B', fullName: 'Nguyễn Văn An', birth: null }]
    expect(judgeRow(entry(), place, null, alike)).toMatchObject({ kind: 'asked', candidates: alike })
    expect(judgeRow(entry(), place, null, alike, true).kind).toBe('created')
    expect(judgeRow(entry({ staffCode: '' }), place, null, [])).toMatchObject({ kind: 'refused', faults: [{ key: 'codeMissing' }] })
  })
  it('leaves what is so', () => expect(judgeRow(entry(), place, officer(posting('u', '2020-01-01')), []).kind).toBe('unchanged'))
  it('remembers the code of a list, once', () => {
    const known = officer(posting('u', '2020-01-01'))
    expect(judgeRow(entry({ staffCode: 'L7' }), place, known, [])).toMatchObject({ kind: 'changed', changes: [{ what: 'alias', before: 'A1', after: 'L7' }], postings: [] })
    expect(judgeRow(entry({ staffCode: 'L7' }), place, { ...known, aliases: ['L7'] }, []).kind).toBe('unchanged')
  })
  it('moves: ends the old on the day the new begins', () => {
    expect(judgeRow(entry(), place, officer(posting('v', '2020-01-01')), [])).toMatchObject({ kind: 'changed', postings: [{ unitId: 'v', from: '2020-01-01', to: '2026-01-01', supersedesId: 'v2020-01-01' }, { unitId: 'u', from: '2026-01-01', supersedesId: null }] })
  })
  it('corrects on the same day', () => {
    expect(judgeRow(entry({ from: '2020-01-01' }), place, officer(posting('v', '2020-01-01')), [])).toMatchObject({ kind: 'changed', postings: [{ unitId: 'u', from: '2020-01-01', supersedesId: 'v2020-01-01' }] })
  })
  it('corrects the first day of the same post when the row says so', () => {
    const known = officer(posting('u', '2026-05-01'))
    expect(judgeRow(entry(), place, known, [])).toMatchObject({ kind: 'changed', postings: [{ from: '2026-01-01', supersedesId: 'u2026-05-01' }] })
    expect(judgeRow(entry({ fromStated: false }), place, known, [])).toMatchObject({ kind: 'refused', faults: [{ key: 'laterPosting' }] })
  })
  it.each([
    ['ends before the post that is known begins', '2026-03-01', officer(posting('u', '2026-05-01'))],
    ['ends within the post after it', '2026-08-01', officer(posting('u', '2026-05-01', '2026-06-01'), posting('w', '2026-06-01'))],
  ] as const)('refuses an earlier first day of the same post that %s', (_, to, known) => expect(judgeRow(entry({ to }), place, known, [])).toMatchObject({ kind: 'refused', faults: [{ column: 'to', key: 'laterPosting' }] }))
  it.each([
    ['behind a later posting', officer(posting('v', '2020-01-01', '2026-06-01'), posting('w', '2026-06-01')), 'laterPosting'],
    ['somebody of another tree', officer(posting('v', '2020-01-01', null, 'main', false)), 'officerElsewhere'],
    ['already concurrent there', officer(posting('v', '2020-01-01'), posting('u', '2024-01-01', null, 'concurrent')), 'alreadyConcurrent'],
    ['another person', { ...officer(posting('u', '2020-01-01')), fullName: 'Trần Thị Bình', birth: { day: '1990-01-01', precision: 'day' } }, 'codeOfAnother'],
  ] as const)('refuses %s', (_, known, key) => expect(judgeRow(entry(), place, known, [])).toMatchObject({ kind: 'refused', faults: [{ key }] }))
  describe('of somebody outside the own tree nothing is told', () => {
    const stranger = { fullName: 'Trần Thị Bình', birth: { day: '1990-02-03', precision: 'day' }, email: 'binh@vidu.example', phone: '0900000009' }
    const guessed = entry({ email: 'x@vidu.example', phone: '0911111111', sex: 'female' })
    it.each([
      ['who works elsewhere', { charge: 'elsewhere' as const, postings: [posting('v', '2020-01-01', null, 'main', false)] }],
      ['whose post elsewhere ends before the row begins', { charge: 'elsewhere' as const, postings: [posting('v', '2020-01-01', '2025-12-31', 'main', false)] }],
      ['who left service', { charge: 'nobody' as const, postings: [posting('v', '2020-01-01', '2025-01-01', 'main', false)] }],
      ['without any post', { charge: 'nobody' as const, postings: [] }],
      ['who has only a further post here', { charge: 'nobody' as const, postings: [posting('u', '2020-01-01', null, 'concurrent')] }],
    ])('%s', (_, known) => {
      const judged = judgeRow(guessed, place, { ...officer(), ...stranger, ...known }, [])
      expect(judged).toEqual({ kind: 'refused', faults: [{ column: 'staffCode', key: 'officerElsewhere', values: {} }], changes: [], postings: [], candidates: [] })
    })
    it('a return to service is taken in when name and birth are right, without showing what stood there', () => {
      const judged = judgeRow(entry({ email: 'an@vidu.example' }), place, { ...officer(posting('v', '2020-01-01', '2025-01-01', 'main', false)), email: 'old@vidu.example', charge: 'nobody' }, [])
      expect(judged).toMatchObject({ kind: 'changed', changes: [{ what: 'email', before: null, after: 'an@vidu.example' }, { what: 'posting', before: '', after: 'u p' }] })
      expect(JSON.stringify(judged)).not.toContain('old@')
    })
  })
  it('a year does not contradict a date of that year, a blank says nothing', () => {
    expect(judgeRow(entry({ birth: { day: '1985-01-01', precision: 'year' }, sex: null }), place, officer(posting('u', '2020-01-01')), []).kind).toBe('unchanged')
    expect(judgeRow(entry({ birth: { day: '1986-01-01', precision: 'year' } }), place, officer(posting('u', '2020-01-01')), []).changes).toEqual([{ what: 'birth', before: '1985-03-05', after: '1986-01-01', precision: { before: 'day', after: 'year' } }])
  })
})

test('what was applied is unchanged when judged again, and main postings never overlap', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2016-01-01', n))
  const row = fc.record({ from: day, length: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }), unitId: fc.constantFrom('u', 'v', 'w'), kind: fc.constantFrom('main' as const, 'concurrent' as const), stated: fc.boolean(), fullName: fc.constantFrom('Nguyễn Văn An', 'Nguyễn Văn Anh'), precision: fc.constantFrom('day' as const, 'year' as const), staffCode: fc.constantFrom('A1', 'L7', '') })
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
    let known: KnownOfficer | null = null
    let n = 0
    for (const { from, length, unitId, kind, stated, fullName, precision, staffCode } of rows) {
      const said = entry({ staffCode, from, to: length === null ? null : addDays(from, length), kind, fromStated: stated, fullName, birth: precision === 'day' ? { day: '1985-03-05', precision } : { day: '1985-01-01', precision } })
      const at = { unitId, positionId: 'p' }
      const judged = judgeRow(said, at, known, [])
      if (judged.kind !== 'created' && judged.kind !== 'changed') continue
      known = applyJudgement(known, 'o', said, judged.postings.map((one) => ({ ...one, id: String(++n) })))
      expect(judgeRow(said, at, known, []).kind).toBe('unchanged')
      const spans = known.postings.flatMap((one) => (one.kind === 'main' ? [one.span] : [])).sort((a, b) => (a.from < b.from ? -1 : 1))
      spans.forEach((span, i) => expect(i === 0 || (spans[i - 1]?.to ?? '9999') <= span.from).toBe(true))
    }
  }))
})
