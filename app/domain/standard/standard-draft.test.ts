import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_TERMS, type StandardContent, type StandardRequirementContent, inOrder, nextContent, standardContent } from './standard-content'
import { draftFields, publishFault, readDraftForm, withDraft } from './standard-draft'
import { isSame, standardDifference } from './standard-difference'

const codes = { certificates: ['CC1', 'CC2'], documents: ['CC1', 'LY_LICH'], competencies: ['CH1', 'CH2', 'CH3'] }
const level = (competency: string, n: number): StandardRequirementContent => ({ kind: 'competency', competency, level: n })
const said = (requirements: readonly StandardRequirementContent[], terms: Partial<StandardContent> = {}): StandardContent => ({ ...NO_TERMS, ...terms, requirements })

const grade = fc.constantFrom({}, { minGrade: 'A' as const }, { minGrade: 'B' as const }, { minGrade: 'C' as const })
const paperGrade = fc.constantFrom({}, { minGrade: 'C' as const })
const maybe = (one: fc.Arbitrary<StandardRequirementContent>, given: typeof grade | typeof paperGrade = grade) => fc.option(fc.tuple(one, given).map(([requirement, of]) => ({ ...requirement, ...of })), { nil: null })
/** Any content that the catalogue allows. */
const anyContent: fc.Arbitrary<StandardContent> = fc.record({
  list: fc.tuple(
    maybe(fc.constantFrom('trung_cap' as const, 'dai_hoc' as const).map((education) => ({ kind: 'education', education })), paperGrade),
    maybe(fc.integer({ min: 1, max: 1000 }).map((hours) => ({ kind: 'training_hours', hours }))),
    ...codes.certificates.map((certificate) => maybe(fc.constant({ kind: 'certificate', certificate }))),
    ...codes.documents.map((document) => maybe(fc.constant({ kind: 'document', document }), paperGrade)),
    ...codes.competencies.map((competency) => maybe(fc.integer({ min: 1, max: 5 }).map((n) => level(competency, n)))),
  ),
  toleratesOneBelow: fc.boolean(), graceDays: fc.integer({ min: 0, max: 1096 }), transitionUntil: fc.constantFrom(null, '2027-07-01', '2028-02-29'),
}).map(({ list, ...terms }) => ({ ...terms, requirements: inOrder(list.filter((one) => one !== null), codes) }))

describe('the form of a draft', () => {
  const read = (values: Record<string, string>, ticked: Record<string, string[]> = {}) => readDraftForm((name) => values[name] ?? '', (name) => ticked[name] ?? [], codes)
  it('keeps the order of the catalogue, leaves level 0 out, ignores what is not in it', () =>
    expect(read({ education: 'dai_hoc', hours: '60', 'level-CH3': '5', 'grade-competency-CH3': 'B', 'level-CH1': '2', 'level-CH2': '0' }, { certificate: ['CC2', 'CC9'], document: ['CC1'], hoursRequired: ['yes'] })).toEqual({
      ok: true,
      content: said([{ kind: 'education', education: 'dai_hoc' }, { kind: 'training_hours', hours: 60 }, { kind: 'certificate', certificate: 'CC2' }, { kind: 'document', document: 'CC1' }, level('CH1', 2), { ...level('CH3', 5), minGrade: 'B' }]),
    }))
  it('does not ask for hours whose box is not ticked', () => expect(read({ hours: '40' })).toEqual({ ok: true, content: said([]) }))
  it.each(['6', '-1', '2.5', 'x', '11'])('refuses level %s at its field', (typed) => expect(read({ 'level-CH2': typed })).toEqual({ ok: false, faults: { 'level-CH2': 'level' } }))
  it.each([
    [{ education: 'mẫu giáo' }, {}, 'education', 'education'],
    [{ hours: '0' }, { hoursRequired: ['yes'] }, 'hours', 'hours'],
    [{ hours: '1e2' }, { hoursRequired: ['yes'] }, 'hours', 'hours'],
    [{ graceDays: '1097' }, {}, 'graceDays', 'grace'],
    [{ transitionUntil: '31/02/2027' }, {}, 'transitionUntil', 'transition'],
    [{ 'level-CH1': '3', 'grade-competency-CH1': 'D' }, {}, 'grade-competency-CH1', 'grade'],
    [{ education: 'dai_hoc', 'grade-education': 'B' }, {}, 'grade-education', 'grade_paper'],
    [{ 'grade-document-LY_LICH': 'A' }, { document: ['LY_LICH'] }, 'grade-document-LY_LICH', 'grade_paper'],
  ])('refuses %j', (values, ticked, field, fault) => expect(read(values as unknown as Record<string, string>, ticked)).toEqual({ ok: false, faults: { [field]: fault } }))
  it('shows every content so that reading it again gives the same', () =>
    fc.assert(fc.property(anyContent, (content) => {
      const { values, ticked } = draftFields(content)
      expect(read(values, ticked)).toEqual({ ok: true, content })
      expect(standardContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    })))
})

describe('the difference', () => {
  const changes = (before: readonly StandardRequirementContent[], after: readonly StandardRequirementContent[]) => standardDifference(said(before), said(after)).lines.map(({ change }) => change)
  it('names what is added, raised, lowered and removed', () => expect(changes([level('CH1', 2), level('CH2', 3), { kind: 'certificate', certificate: 'CC1' }], [level('CH1', 3), level('CH2', 1), level('CH3', 1)])).toEqual(['raised', 'lowered', 'added', 'removed']))
  it.each([
    ['more hours', { kind: 'training_hours', hours: 40 }, { kind: 'training_hours', hours: 60 }, 'raised'],
    ['a stronger grade', level('CH1', 3), { ...level('CH1', 3), minGrade: 'C' }, 'raised'],
    ['a weaker grade', { ...level('CH1', 3), minGrade: 'A' }, { ...level('CH1', 3), minGrade: 'B' }, 'lowered'],
    ['a higher level of any grade', { ...level('CH1', 3), minGrade: 'A' }, level('CH1', 4), 'changed'],
  ] as const)('%s', (_, before, after, change) => expect(changes([before], [after])).toEqual([change]))
  it('keeps a document and a certificate of one code apart', () => expect(changes([{ kind: 'certificate', certificate: 'CC1' }], [{ kind: 'document', document: 'CC1' }])).toEqual(['added', 'removed']))
  it('names the terms, and no transition', () => expect(standardDifference(said([]), said([], { toleratesOneBelow: true, graceDays: 30, transitionUntil: '2027-07-01' })).terms.map(({ term }) => term)).toEqual(['toleratesOneBelow', 'graceDays']))
  it('is empty exactly between equal contents, whatever their order', () =>
    fc.assert(fc.property(anyContent, anyContent, (a, b) => {
      expect(isSame(a, { ...a, requirements: [...a.requirements].reverse() })).toBe(true)
      const key = (one: StandardContent) => JSON.stringify({ ...one, transitionUntil: null })
      expect(isSame(a, b)).toBe(key(a) === key(b))
    })))
})

describe('the day of a version', () => {
  const last = { span: { from: '2026-03-01', to: null }, content: said([level('CH1', 1)]) }
  const ask = { draft: said([level('CH1', 2)]), last, on: '2026-06-01', today: '2026-06-01' }
  it.each([
    ['today', {}, null],
    ['yesterday', { on: '2026-05-31' }, 'past'],
    ['the first day of a version still ahead', { on: '2026-07-01', last: { ...last, span: { from: '2026-07-01', to: null } } }, 'before_last'],
    ['nothing asked for', { draft: said([]) }, 'empty'],
    ['nothing changed', { draft: said([level('CH1', 1)]) }, 'unchanged'],
    ['only a term changed', { draft: said([level('CH1', 1)], { graceDays: 90 }) }, null],
    ['a transition that ends as the version begins', { draft: said([level('CH1', 2)], { transitionUntil: '2026-06-01' }) }, 'transition_early'],
    ['a transition of a day', { draft: said([level('CH1', 2)], { transitionUntil: '2026-06-02' }) }, null],
    ['the first version of all', { last: null }, null],
  ] as const)('%s', (_, over, fault) => expect(publishFault({ ...ask, ...over })).toBe(fault))
  it('begins the next draft without the transition of the last', () => expect(nextContent(said([], { transitionUntil: '2026-07-01', graceDays: 5 }))).toEqual(said([], { graceDays: 5 })))
})

it('a draft ends the version before it on its first day', () => {
  const version = { id: 'a', positionId: 'p', number: 1, span: { from: '2012-01-01', to: null }, decision: 'QĐ', requirements: [] }
  const [before, draft] = withDraft([version], { ...NO_TERMS, graceDays: 9, requirements: [] }, '2027-01-01')
  expect(before).toMatchObject({ number: 1, span: { from: '2012-01-01', to: '2027-01-01' } })
  expect(draft).toMatchObject({ number: 2, span: { from: '2027-01-01', to: null }, graceDays: 9 })
})
