import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { competencyFields, competencyLevels, readCompetencyForm } from './competency-form'
import { competencyGroups } from './framework-content'

const typed = { codeText: 'cm9', group: 'chuyen_mon', name: ' Tiếp  dân ', ...Object.fromEntries(competencyLevels.map((level) => [`level-${level}`, `Biểu hiện ${level}`])) }
const read = (values: Record<string, string>) => readCompetencyForm((name) => values[name] ?? '')

describe('the form of a competency', () => {
  it('writes the code in capitals and cleans the texts', () => {
    expect(read(typed)).toEqual({ ok: true, content: { code: 'CM9', group: 'chuyen_mon', name: 'Tiếp dân', levels: competencyLevels.map((level) => `Biểu hiện ${level}`) } })
  })
  it.each<[Record<string, string>, Record<string, string>]>([
    [{ codeText: '' }, { codeText: 'fault_competencyCode' }],
    [{ codeText: '9CM' }, { codeText: 'fault_competencyCode' }],
    [{ codeText: 'C'.repeat(21) }, { codeText: 'fault_competencyCode' }],
    [{ group: 'khac' }, { group: 'fault_competencyGroup' }],
    [{ name: '  ' }, { name: 'fault_text' }],
    [{ name: 'x'.repeat(201) }, { name: 'fault_text' }],
    [{ 'level-3': '' }, { 'level-3': 'fault_text' }],
    [{ 'level-5': 'x'.repeat(1001), codeText: '=1' }, { 'level-5': 'fault_text', codeText: 'fault_competencyCode' }],
  ])('%j is refused at its field', (change, faults) => {
    expect(read({ ...typed, ...change })).toEqual({ ok: false, faults })
  })
  it('is refused at some field, or read and shown the same', () => {
    fc.assert(fc.property(fc.record({ codeText: fc.string({ maxLength: 25 }), group: fc.constantFrom(...competencyGroups, ''), name: fc.string(), 'level-1': fc.string() }), (change) => {
      const found = read({ ...typed, ...change })
      if (found.ok) expect(read(competencyFields(found.content))).toEqual(found)
      else expect(Object.keys(found.faults).length).toBeGreaterThan(0)
    }))
  })
})
