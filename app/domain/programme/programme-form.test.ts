import { expect, it } from 'vitest'
import { cohortForm, programmeForm, readQuotas, stageForm } from './programme-form'

const sound = { name: 'Công chức nguồn', target: '1.000', targetOn: '31/12/2027', legalBasis: 'Kế hoạch thử nghiệm' }
const faultsOf = (parsed: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) => parsed.error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`) ?? []

it('reads a target as numbers are written here', () => {
  expect(programmeForm.parse(sound)).toEqual({ ...sound, target: 1000, targetOn: '2027-12-31' })
})

it.each([
  [{ ...sound, target: '0' }, ['target targetForm']],
  [{ ...sound, target: 'nghìn', targetOn: '31/02/2027' }, ['target targetForm', 'targetOn dayForm']],
  [{}, ['name nameMissing', 'target targetForm', 'targetOn dayForm', 'legalBasis legalBasisMissing']],
])('says what is wrong with %j', (form, faults) => {
  expect(faultsOf(programmeForm.safeParse(form))).toEqual(faults)
})

it('refuses a cohort that ends before it starts, and a stage that is none', () => {
  expect(faultsOf(cohortForm.safeParse({ name: 'Khóa 1', startsOn: '01/03/2026', endsOn: '01/03/2026', seats: '40' }))).toEqual(['endsOn endsBeforeStart'])
  expect(faultsOf(stageForm.safeParse({ stage: 'retained', on: '01/03/2026', decision: 'QĐ 1' }))).toEqual(['stage stageMissing'])
})

it('reads quotas field by field', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => `00000000-0000-7000-8000-00000000000${letter}`)
  expect(readQuotas([[`quota.${a}`, '1.200'], [`quota.${b}`, ''], [`quota.${c}`, 'vài'], ['other', '7']])).toEqual({ quotas: new Map([[a, 1200], [b, 0]]), faults: { [`quota.${c}`]: 'quotaForm' } })
})
