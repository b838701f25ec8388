import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CasePackage, casePackage } from './case-package'
import { type CompetencyContent, competencyGroups, frameworkContent, planFramework } from './framework-content'
import { readCasePackage } from './read-case-package'

const groupNames = { chung: 'Năng lực chung', chuyen_mon: 'Năng lực chuyên môn', quan_ly: 'Năng lực quản lý' }
const write = (competencies: readonly CompetencyContent[]): CasePackage =>
  casePackage({ framework: { code: 'KNL', name: 'Khung năng lực' }, competencies, groupNames, creator: 'Sở Nội vụ', changedAt: '2026-11-28T00:00:00+07:00', identify: (name) => `id:${name}` })
const one = (code: string, more: Partial<CompetencyContent> = {}): CompetencyContent => ({ code, group: 'chung', name: `Năng lực ${code}`, levels: [1, 2, 3, 4, 5].map((n) => `Biểu hiện ${code} mức ${n}`), ...more })
const word = fc.stringMatching(/^[a-zA-ZđĐơƠưƯ"'<>&=,]{1,20}$/)
const anyFramework = fc.uniqueArray(fc.record({ code: fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}$/), group: fc.constantFrom(...competencyGroups), name: word, levels: fc.array(word, { minLength: 5, maxLength: 5 }) }), { minLength: 1, maxLength: 12, selector: ({ code }) => code })
/** A package with one thing changed. */
const broken = (change: (copy: { CFItems: Record<string, unknown>[]; CFAssociations: Record<string, unknown>[]; CFDocument?: unknown }) => void) => {
  const copy = JSON.parse(JSON.stringify(write([one('CH1'), one('CH2')]))) as Parameters<typeof change>[0]
  change(copy)
  return readCasePackage(copy)
}

describe('a package', () => {
  it('gives back the framework it was made from', () =>
    fc.assert(fc.property(anyFramework, (framework) => void expect(readCasePackage(JSON.parse(JSON.stringify(write(framework))))).toEqual({ ok: true, value: framework }))))
  it('has the parts that CASE 1.0 asks for, and identifiers once', () => {
    const { CFDocument, CFItems, CFAssociations } = write([one('CH1'), one('QL1', { group: 'quan_ly' })])
    expect(CFDocument).toMatchObject({ identifier: 'id:framework/KNL', title: 'Khung năng lực', creator: 'Sở Nội vụ', lastChangeDateTime: '2026-11-28T00:00:00+07:00' })
    expect(CFItems).toHaveLength(2 + 2 * 6)
    expect(CFAssociations).toHaveLength(CFItems.length)
    const ids = [...CFItems, ...CFAssociations].map(({ identifier }) => identifier)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('faults of a package stand at their paths', () => {
  it.each([
    ['no document', (copy) => void delete copy.CFDocument, 'CFDocument', 'shape'],
    ['an item without text', (copy) => void (copy.CFItems[2] = { ...copy.CFItems[2], fullStatement: '  ' }), 'CFItems[2].fullStatement', 'text'],
    ['a text that is a number', (copy) => void (copy.CFItems[2] = { ...copy.CFItems[2], fullStatement: 5 }), 'CFItems[2].fullStatement', 'shape'],
    ['a code in small letters', (copy) => void (copy.CFItems[1] = { ...copy.CFItems[1], humanCodingScheme: 'ch1' }), 'CFItems[1].humanCodingScheme', 'code'],
    ['a code twice', (copy) => void (copy.CFItems[7] = { ...copy.CFItems[7], humanCodingScheme: 'CH1' }), 'CFItems[7].humanCodingScheme', 'twice'],
    ['a strange kind of item', (copy) => void (copy.CFItems[3] = { ...copy.CFItems[3], CFItemType: 'Unit' }), 'CFItems[3].CFItemType', 'itemType'],
    ['an unknown group', (copy) => void (copy.CFItems[0] = { ...copy.CFItems[0], humanCodingScheme: 'khac' }), 'CFAssociations[1]', 'group'],
    ['an association with nothing', (copy) => void (copy.CFAssociations[2] = { ...copy.CFAssociations[2], originNodeURI: { identifier: 'x' } }), 'CFAssociations[2].originNodeURI.identifier', 'node'],
    ['a level six', (copy) => void (copy.CFAssociations[2] = { ...copy.CFAssociations[2], sequenceNumber: 6 }), 'CFAssociations[2].sequenceNumber', 'sequence'],
    ['a level missing', (copy) => { copy.CFItems.splice(2, 1); copy.CFAssociations.splice(2, 1) }, 'CFItems[1]', 'levels'],
  ] as readonly [string, Parameters<typeof broken>[0], string, string][])('%s', (_, change, path, fault) => {
    const read = broken(change)
    expect(read.ok ? [] : read.reason).toContainEqual({ path, fault })
  })
  it.each([null, 1, 'text', [], {}])('%j is no package', (json) => expect(readCasePackage(json).ok).toBe(false))
  it('passes over other associations', () => expect(broken((copy) => void copy.CFAssociations.push({ ...copy.CFAssociations[2], associationType: 'isRelatedTo' })).ok).toBe(true))
})

describe('the plan', () => {
  it('names added, changed old → new, and what stays', () => {
    const plan = planFramework([one('CH1'), one('CH2'), one('CH3')], [one('CH1'), one('CH2', { name: 'Tên khác', levels: ['Khác', ...one('CH2').levels.slice(1)] }), one('CH9')])
    expect(plan.lines).toEqual([{ code: 'CH2', part: 'name', before: 'Năng lực CH2', after: 'Tên khác' }, { code: 'CH2', part: 'level-1', before: 'Biểu hiện CH2 mức 1', after: 'Khác' }])
    expect([plan.added.map(({ code }) => code), plan.changed.map(({ code }) => code), plan.absent]).toEqual([['CH9'], ['CH2'], ['CH3']])
  })
  it('is empty for the same framework', () => fc.assert(fc.property(anyFramework, (framework) => void expect(planFramework(framework, framework)).toEqual({ added: [], lines: [], changed: [], absent: [] }))))
  it.each([[[]], [[one('CH1'), one('CH1')]], [[one('CH1', { levels: ['a'] })]], [[one('CH1', { name: ' ' })]], [[one('ch 1')]]])('refuses a list like %#', (list) => expect(frameworkContent.safeParse(list).success).toBe(false))
})
