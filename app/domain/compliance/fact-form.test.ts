import { describe, expect, it } from 'vitest'
import { type FactKind, factForm, gradeOf, sourceOf, withdrawForm } from './fact-form'

const today = '2026-11-28'
const id = '01930000-0000-7000-8000-000000000001'
const base = { key: id, from: '1/6/2026', lastDay: '', paper: 'BB 12, 01/6/2026', note: '' }
const faults = (what: FactKind, form: Record<string, string>) => {
  const parsed = factForm(what, today).safeParse(form)
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message]))
}

describe('a fact recorded by hand', () => {
  it('holds from its day up to its last day', () => {
    expect(factForm('education', today).parse({ ...base, education: 'dai_hoc', lastDay: '30/6/2026' })).toEqual({ what: 'education', key: id, from: '2026-06-01', to: '2026-07-01', paper: 'BB 12, 01/6/2026', note: '', education: 'dai_hoc' })
    expect(factForm('waiver', today).parse({ key: id, from: '01/01/2027', subject: 'education', reason: 'Sắp nghỉ hưu', decision: 'QĐ 5' })).toMatchObject({ what: 'waiver', from: '2027-01-01', to: null })
  })
  it.each<[string, FactKind, Record<string, string>, Record<string, string>]>([
    ['nothing', 'absence', { key: id }, { from: 'dayForm', kind: 'kindMissing', decision: 'decisionMissing' }],
    ['a proof of tomorrow', 'document', { ...base, documentType: 'LLCT', from: '29/11/2026' }, { from: 'fromFuture' }],
    ['an end before the beginning', 'training_hours', { ...base, hours: '8', lastDay: '31/5/2026' }, { lastDay: 'lastDayBefore' }],
    ['days that are none', 'certificate', { ...base, certificateTypeId: id, from: '31/02/2026', lastDay: 'mai' }, { from: 'dayForm', lastDay: 'dayForm' }],
    ['no paper', 'education', { ...base, education: 'dai_hoc', paper: '  ' }, { paper: 'paperMissing' }],
    ['hours out of bounds', 'training_hours', { ...base, hours: '1001' }, { hours: 'hoursMissing' }],
    ['a level that observation cannot show', 'competency', { ...base, competencyId: id, level: '5', source: 'observation' }, { level: 'levelAbove_4' }],
    ['a level that a class cannot show', 'competency', { ...base, competencyId: id, level: '4', source: 'class' }, { level: 'levelAbove_3' }],
    ['a behaviour not seen', 'competency', { ...base, competencyId: id, level: '2', source: 'observation', seen2: 'yes' }, { seen: 'seenMissing' }],
    ['a made-up source', 'competency', { ...base, competencyId: id, level: '2', source: 'exam' }, { source: 'sourceMissing' }],
  ])('refuses %s at its field', (_, what, form, expected) => expect(faults(what, form)).toEqual(expected))
  it('takes an observation of every behaviour, and an assessment of the highest level', () => {
    const observed = factForm('competency', today).parse({ ...base, competencyId: id, level: '2', source: 'observation', seen1: 'yes', seen2: 'yes' })
    expect(observed).toMatchObject({ level: 2, source: 'observation' })
    expect(faults('competency', { ...base, competencyId: id, level: '5', source: 'assessment' })).toEqual({})
  })
  it('says how strong it is and where from', () => {
    expect([gradeOf('observation'), gradeOf('assessment'), gradeOf('class'), gradeOf('certificate')]).toEqual(['A', 'A', 'C', 'C'])
    expect([sourceOf({ what: 'training_hours' } as never), sourceOf({ what: 'document' } as never), sourceOf({ what: 'competency', source: 'prior_learning' } as never)]).toEqual(['class', 'certificate', 'prior_learning'])
  })
  it('is withdrawn with a reason', () => {
    expect(withdrawForm.parse({ reason: ' Ghi nhầm ', lastDay: '' })).toEqual({ reason: 'Ghi nhầm', lastDay: null })
    expect(withdrawForm.safeParse({ reason: '', lastDay: 'x' }).error?.issues.map(({ message }) => message)).toEqual(['reasonMissing', 'dayForm'])
  })
})
