import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Evidence, EvidenceGrade, EvidenceSource } from '../evidence/evidence'
import type { Day } from '../kernel/day'
import type { Requirement, StandardVersion } from '../standard/standard'
import { causes, movers } from './cause'
import { evaluate } from './evaluate'
import { type Explanation, explainCause, explainLeaf, explainMover, explainRequirement, explainStep, explainTree } from './explain'
import { type NextStep, type ProvingCourse, nextSteps } from './next-steps'
import type { PostingFact } from './person-facts'
import { leavesOf } from './standing-tree'

const catalogue = (language: 'vi' | 'en') => JSON.parse(readFileSync(new URL(`../../messages/${language}/standing.json`, import.meta.url), 'utf8')) as Record<string, string>
const [vi, en] = [catalogue('vi'), catalogue('en')]

const ASOF: Day = '2024-10-16'
const gt: Requirement = { id: 'r1', ordinal: 1, kind: 'certificate', certificateTypeId: 'T-GT', code: 'CC-GT', name: 'Giao tiếp' }
const cm2: Requirement = { id: 'r2', ordinal: 2, kind: 'competency', competencyId: 'K-CM2', code: 'CM2', name: 'Tiếp nhận', level: 3 }
const school: Requirement = { id: 'r3', ordinal: 3, kind: 'education', education: 'dai_hoc' }

const yearly: Requirement = { id: 'r4', ordinal: 4, kind: 'training_hours', hours: 40 }
const record: Requirement = { id: 'r5', ordinal: 5, kind: 'document', documentType: 'LY_LICH', name: 'Sơ yếu lý lịch' }

type Extra = { source?: EvidenceSource; grade?: EvidenceGrade; from?: Day; to?: Day | null; revokedOn?: Day; supersededAt?: string; id?: string }
const base = ({ source = 'exam', grade = 'B', from = '2023-01-01', to = '2027-01-01', revokedOn, supersededAt, id = 'e' }: Extra) => ({
  id, span: { from, to }, source, grade, certificateId: null, revokedOn: revokedOn ?? null, supersededAt: supersededAt ?? null,
})
const paper = (extra: Extra = {}): Evidence => ({ ...base(extra), kind: 'certificate', certificateTypeId: 'T-GT' })
const level = (n: number, extra: Extra = {}): Evidence => ({ ...base(extra), kind: 'competency', competencyId: 'K-CM2', level: n })
const degree = (education: 'trung_cap' | 'dai_hoc' | 'sau_dai_hoc', extra: Extra = {}): Evidence => ({ ...base({ to: null, ...extra }), kind: 'education', education })

const hours = (n: number, from: Day, id = 'e'): Evidence => ({ ...base({ from, to: null, id }), kind: 'training_hours', hours: n })
const filed = (to: Day | null = null): Evidence => ({ ...base({ to }), kind: 'document', documentType: 'LY_LICH' })

const post = (kind: 'main' | 'concurrent' = 'main', positionId = 'P'): PostingFact => ({ id: kind, unitId: 'U', positionId, kind, span: { from: '2020-01-01', to: '2026-01-01' }, supersededAt: null })
const standard = (requirements: Requirement[]): StandardVersion => ({ id: 's', positionId: 'P', number: 1, span: { from: '2020-01-01', to: null }, decision: 'QĐ 1', requirements })
const judge = (requirements: Requirement[], evidence: Evidence[], asOf: Day = ASOF, postings: PostingFact[] = [post()]) =>
  evaluate({ person: { officerId: 'o', postings, evidence }, standards: new Map([['P', [standard(requirements)]]]), asOf, expiringDays: 90 })

function sentence({ key, values }: Explanation, language: 'vi' | 'en' = 'vi'): string {
  const i18n = i18next.createInstance()
  void i18n.init({ lng: language, fallbackLng: false, ns: ['standing', 'common'], defaultNS: 'common', resources: { [language]: { standing: language === 'vi' ? vi : en } }, keySeparator: false, interpolation: { escapeValue: false } })
  return String(i18n.t(key, { ...values, ns: 'standing' }))
}

describe('why a requirement stands as it does', () => {
  it.each<[string, Requirement, Evidence[], string]>([
    ['valid', gt, [paper()], 'Giá trị đến hết ngày 31/12/2026.'],
    ['unlimited', gt, [paper({ to: null })], 'Còn giá trị, không có thời hạn.'],
    ['expiring', gt, [paper({ to: '2024-11-30' })], 'Còn 44 ngày, có giá trị đến hết ngày 29/11/2024.'],
    ['renewal carries on', gt, [paper({ to: '2024-11-30' }), paper({ id: 'f', from: '2024-11-30', to: '2026-11-30' })], 'Giá trị đến hết ngày 29/11/2026.'],
    ['expired', gt, [paper({ to: '2024-03-05' })], 'Chứng nhận CC-GT đã hết hạn sau ngày 04/3/2024.'],
    ['latest of two expired', gt, [paper({ to: '2023-03-05' }), paper({ id: 'f', to: '2024-03-05' })], 'Chứng nhận CC-GT đã hết hạn sau ngày 04/3/2024.'],
    ['revoked', gt, [paper({ revokedOn: '2024-09-02' })], 'Chứng nhận CC-GT đã bị thu hồi ngày 02/9/2024.'],
    ['revoked after its end', gt, [paper({ to: '2024-03-05', revokedOn: '2024-09-02' })], 'Chứng nhận CC-GT đã hết hạn sau ngày 04/3/2024.'],
    ['superseded for revocation', gt, [paper({ revokedOn: '2024-09-02', supersededAt: 'x' })], 'Chứng nhận CC-GT đã bị thu hồi ngày 02/9/2024.'],
    ['entered by mistake', gt, [paper({ supersededAt: 'x' })], 'Chưa có bằng chứng.'],
    ['only later', gt, [paper({ from: '2024-12-01' })], 'Chứng nhận CC-GT có giá trị từ ngày 01/12/2024.'],
    ['other subject', gt, [level(5)], 'Chưa có bằng chứng.'],
    ['level enough', cm2, [level(3)], 'Đã chứng minh mức 3, giá trị đến hết ngày 31/12/2026.'],
    ['best of two', cm2, [level(3), level(5, { id: 'f', source: 'assessment' })], 'Đã chứng minh mức 5, giá trị đến hết ngày 31/12/2026.'],
    ['level low', cm2, [level(2), level(1, { id: 'f' })], 'Mới chứng minh mức 2, vị trí yêu cầu mức 3.'],
    ['level enough but over', cm2, [level(2), level(3, { id: 'f', to: '2024-03-05' })], 'Bằng chứng mức 3 đã hết hạn sau ngày 04/3/2024.'],
    ['level revoked', cm2, [level(3, { revokedOn: '2024-10-16' })], 'Chứng nhận làm bằng chứng mức 3 đã bị thu hồi ngày 16/10/2024.'],
    ['level later', cm2, [level(3, { from: '2024-12-01' })], 'Bằng chứng mức 3 có giá trị từ ngày 01/12/2024.'],
    ['level above what a test can show', { ...cm2, level: 4 }, [level(5)], 'Mới chứng minh mức 3, vị trí yêu cầu mức 4.'],
    ['level above what observation can show', { ...cm2, level: 5 }, [level(5, { source: 'observation' })], 'Mới chứng minh mức 4, vị trí yêu cầu mức 5.'],
    ['grade too weak', { ...cm2, minGrade: 'A' }, [level(3)], 'Bằng chứng hạng B, vị trí yêu cầu từ hạng A trở lên.'],
    ['grade enough', { ...cm2, minGrade: 'B' }, [level(3)], 'Đã chứng minh mức 3, giá trị đến hết ngày 31/12/2026.'],
    ['hours of last year', yearly, [hours(24, '2023-03-01'), hours(16, '2023-12-31', 'g')], 'Còn 76 ngày, có giá trị đến hết ngày 31/12/2024.'],
    ['hours of this year', yearly, [hours(40, '2024-10-16')], 'Đã bồi dưỡng 40 tiết trong năm 2024, tính đến hết ngày 31/12/2025.'],
    ['hours of two years do not add up', yearly, [hours(24, '2023-12-31'), hours(16, '2024-01-01', 'g')], 'Mới có 24 tiết trong năm 2023, yêu cầu 40 tiết.'],
    ['hours too old', yearly, [hours(40, '2022-12-31')], 'Chưa có bằng chứng.'],
    ['document', record, [filed()], 'Đã có trong hồ sơ.'],
    ['document over', record, [filed('2024-03-05')], 'Giấy tờ đã hết giá trị sau ngày 04/3/2024.'],
    ['degree higher', school, [degree('sau_dai_hoc')], 'Đã có bằng sau đại học.'],
    ['degree lower', school, [degree('trung_cap')], 'Mới có bằng trung cấp, vị trí yêu cầu từ đại học trở lên.'],
    ['degree over', school, [degree('dai_hoc', { to: '2024-03-05' })], 'Văn bằng được ghi nhận đến hết ngày 04/3/2024.'],
  ])('%s', (_, requirement, evidence, expected) => {
    const [leaf] = leavesOf(judge([requirement], evidence))
    expect(leaf && sentence(explainLeaf(leaf))).toBe(expected)
    expect(leaf && sentence(explainLeaf(leaf), 'en')).not.toMatch(/\{\{|\$t|^[a-z]/)
  })

  it.each([['2024-03-04', true], ['2024-03-05', false]])('expires at the start of its last bound: %s met %s', (asOf, met) => {
    expect(judge([gt], [paper({ to: '2024-03-05' })], asOf).meets).toBe(met)
  })
  it.each([['2024-07-19', 'met'], ['2024-07-20', 'expiring']])('warns from 90 days before: %s %s', (asOf, state) => {
    expect(leavesOf(judge([gt], [paper({ to: '2024-10-18' })], asOf))[0]?.state).toBe(state)
  })
})

describe('the tree', () => {
  it('groups and counts, and a concurrent post changes no figure', () => {
    const tree = judge([school, cm2, gt], [paper(), level(1)], ASOF, [post(), post('concurrent')])
    expect(tree.groups.map(({ kind, metCount, totalCount }) => [kind, metCount, totalCount])).toEqual([['certificate', 1, 1], ['competency', 0, 1], ['education', 0, 1]])
    expect([tree.metCount, tree.totalCount, tree.meets]).toEqual([1, 3, false])
    expect(tree.concurrent.map((one) => [one.posting.kind, one.metCount])).toEqual([['concurrent', 1]])
    expect(sentence(explainTree(tree))).toBe('Còn thiếu 2 trên 3 yêu cầu của vị trí.')
  })
  it.each([
    ['no post', judge([gt], [paper()], '2026-01-01'), 'no_post', 'Không giữ vị trí nào ngày 01/01/2026.'],
    ['no standard', judge([gt], [paper()], ASOF, [post('main', 'other')]), 'no_standard', 'Vị trí chưa có tiêu chuẩn áp dụng ngày 16/10/2024.'],
    ['complies', judge([gt], [paper()]), 'judged', 'Đạt đủ 1 yêu cầu của vị trí.'],
  ])('%s', (_, tree, status, expected) => {
    expect(tree.status).toBe(status)
    expect(sentence(explainTree(tree))).toBe(expected)
  })
})

describe('causes and movers', () => {
  it.each([...causes.map(explainCause), ...movers.map(explainMover)])('$key has a sentence in both languages', ({ key }) => {
    for (const words of [vi, en]) expect(words[key]).toBeTruthy()
  })
})

describe('next step', () => {
  const kh4: ProvingCourse = { courseCode: 'KH4', certificateTypeId: 'T-GT', competencies: [{ competencyId: 'K-CM2', level: 2 }], periods: 8, minutes: 300 }
  const kh2: ProvingCourse = { courseCode: 'KH2', certificateTypeId: 'T-MC', competencies: [{ competencyId: 'K-CM2', level: 3 }], periods: 12, minutes: 180 }
  const short: ProvingCourse = { ...kh2, courseCode: 'KH9', minutes: 90 }
  it.each<[string, Requirement[], Evidence[], ProvingCourse[], Partial<NextStep>[]]>([
    ['course by certificate', [gt], [], [kh2, kh4], [{ kind: 'course', courseCode: 'KH4', minutes: 300 }]],
    ['course by competency, high enough and shortest', [cm2], [], [kh4, kh2, short], [{ kind: 'course', courseCode: 'KH9' }]],
    ['certificate without a course', [gt], [], [kh2], [{ kind: 'document' }]],
    ['revoked without a course', [gt], [paper({ revokedOn: '2024-01-02' })], [], [{ kind: 'ask_hr' }]],
    ['revoked with a course', [gt], [paper({ revokedOn: '2024-01-02' })], [kh4], [{ kind: 'course', courseCode: 'KH4' }]],
    ['competency above any course', [{ ...cm2, level: 4 } as Requirement], [], [kh2], [{ kind: 'assessment' }]],
    ['schooling', [school], [], [kh2], [{ kind: 'document' }]],
    ['met needs nothing', [gt], [paper()], [kh4], []],
  ])('%s', (_, requirements, evidence, courses, expected) => {
    const steps = nextSteps(judge(requirements, evidence), courses)
    expect(steps).toHaveLength(expected.length)
    steps.forEach((step, i) => expect(step).toMatchObject(expected[i] ?? {}))
    for (const step of steps) expect(sentence(explainStep(step))).toMatch(/\.$/)
  })
  it('without a post: HR', () => expect(nextSteps(judge([gt], [], '2026-01-01'), [kh4])).toEqual([{ kind: 'ask_hr', requirement: null }]))
})

describe('catalogues', () => {
  it('hold the same keys', () => expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort()))
  it.each([[gt, 'Chứng nhận còn giá trị'], [cm2, 'Mức 3 trở lên'], [school, 'Từ đại học trở lên']])('requirement %#', (requirement, expected) => {
    expect(sentence(explainRequirement(requirement))).toBe(expected)
  })
})
