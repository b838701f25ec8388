import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { educations } from './education'
import { documentTypes } from './document-type'
import { evidenceGrades } from './evidence-grade'
import { readVersion } from './file-version'
import { type StandardVersionContent, checkStandards, standardFileSchema, standardVersions } from './standard-file'

const validFrom = '2026-01-01'

describe('a version of standards.yaml', () => {
  test.each([
    [{}, [], [], null],
    [{ education: 'dai_hoc' }, [{ kind: 'education', education: 'dai_hoc' }], [], null],
    [{ education: 'dai_hoc (b)', trainingHours: 40 }, [{ kind: 'education', education: 'dai_hoc', minGrade: 'B' }, { kind: 'training_hours', hours: 40 }], [], null],
    [{ trainingHours: '40 (A)' }, [{ kind: 'training_hours', hours: 40, minGrade: 'A' }], [], null],
    [{ documents: 'LY_LICH CAM_KET(B)' }, [], [{ kind: 'document', document: 'LY_LICH' }, { kind: 'document', document: 'CAM_KET', minGrade: 'B' }], null],
    [{ graceDays: 90 }, [], [], { toleratesOneBelow: false, graceDays: 90, transitionUntil: null }],
    [{ toleratesOneBelow: true, transitionUntil: '2028-08-01' }, [], [], { toleratesOneBelow: true, graceDays: 0, transitionUntil: '2028-08-01' }],
  ])('%j is read', (said, first, documents, terms) => {
    expect(readVersion({ validFrom, ...said })).toEqual({ first, documents, terms, faults: [] })
  })

  test.each([
    [{ education: 'tien_si' }, 'education', 'standardEducation'],
    [{ education: 'Đại học trở lên' }, 'education', 'standardEducation'],
    [{ education: '0' }, 'education', 'standardEducation'],
    [{ education: 'dai_hoc (D)' }, 'education', 'standardGrade'],
    [{ trainingHours: 0 }, 'training_hours', 'standardHours'],
    [{ trainingHours: 1001 }, 'training_hours', 'standardHours'],
    [{ trainingHours: 39.5 }, 'training_hours', 'standardHours'],
    [{ trainingHours: '40 tiết' }, 'training_hours', 'standardHours'],
    [{ documents: 'LY_LICH LY_LICH' }, 'documents', 'standardDocument'],
    [{ documents: 'BANG_LAI' }, 'documents', 'standardDocument'],
    [{ documents: '-' }, 'documents', 'standardDocument'],
    [{ documents: 'LY_LICH(9)' }, 'documents', 'standardGrade'],
    [{ graceDays: -1 }, 'grace_days', 'standardGrace'],
    [{ graceDays: 1097 }, 'grace_days', 'standardGrace'],
    [{ graceDays: 1.5 }, 'grace_days', 'standardGrace'],
    [{ transitionUntil: validFrom }, 'transition_until', 'standardTransition'],
  ])('%j is refused at %s', (said, field, key) => {
    expect(readVersion({ validFrom, ...said }).faults).toMatchObject([{ at: [field], key }])
  })

  test('whatever can be asked for is read back as it was written', () => {
    const grade = fc.option(fc.constantFrom(...evidenceGrades), { nil: undefined })
    const written = (text: string, minGrade: string | undefined) => (minGrade === undefined ? text : `${text} (${minGrade})`)
    fc.assert(fc.property(fc.constantFrom(...educations), fc.integer({ min: 1, max: 1000 }), fc.uniqueArray(fc.tuple(fc.constantFrom(...documentTypes), grade), { minLength: 1, selector: ([code]) => code }), grade, grade, (education, hours, documents, one, two) => {
      const read = readVersion({ validFrom, education: written(education, one), trainingHours: written(String(hours), two), documents: documents.map(([code, minGrade]) => written(code, minGrade)).join(' ') })
      const graded = (minGrade: string | undefined) => (minGrade === undefined ? {} : { minGrade })
      expect(read.faults).toEqual([])
      expect(read.first).toEqual([{ kind: 'education', education, ...graded(one) }, { kind: 'training_hours', hours, ...graded(two) }])
      expect(read.documents).toEqual(documents.map(([document, minGrade]) => ({ kind: 'document', document, ...graded(minGrade) })))
    }))
  })
})

describe('a file of standards', () => {
  const version = { number: 1, validFrom, decision: 'QĐ 1', reviewState: 'pending', matrix: 'positions.csv' }
  const file = (...versions: object[]) => standardFileSchema.parse({ framework: { code: 'K', name: 'Khung', validFrom }, positions: [{ code: 'VT1', versions }] })
  const row = { code: 'VT1', name: 'Vị trí', level: 'xa' as const, certificates: [{ kind: 'certificate' as const, certificate: 'CC1' }], competencies: [{ kind: 'competency' as const, competency: 'CH1', level: 3 }] }

  test('gives schooling, hours, certificates, documents, competencies; terms only where they are said', () => {
    const [first, second] = standardVersions(file({ ...version, education: 'dai_hoc' }, { ...version, number: 2, validFrom: '2027-01-01', trainingHours: 40, documents: 'LY_LICH', graceDays: 30 }), () => [row]) as [StandardVersionContent, StandardVersionContent]
    expect(first.requirements.map(({ kind }) => kind)).toEqual(['education', 'certificate', 'competency'])
    expect([first.validTo, 'terms' in first]).toEqual(['2027-01-01', false])
    expect(second.requirements.map(({ kind }) => kind)).toEqual(['training_hours', 'certificate', 'document', 'competency'])
    expect(second.terms).toEqual({ toleratesOneBelow: false, graceDays: 30, transitionUntil: null })
  })

  test('names the place of a fault within the file', () => {
    expect(checkStandards(file(version, { ...version, number: 2, validFrom: '2027-01-01', trainingHours: 0 }))).toMatchObject([{ at: ['positions', 0, 'versions', 1, 'training_hours'], key: 'standardHours' }])
    expect(checkStandards(file(version, { ...version, number: 3, validFrom: '2027-01-01' }))).toMatchObject([{ key: 'standardVersions' }])
  })
})
