import { describe, expect, it } from 'vitest'
import type { Requirement } from '../standard/standard'
import type { NextStep } from './next-steps'
import { wayOf } from './way'

const certificate: Requirement = { id: '1', ordinal: 1, kind: 'certificate', certificateTypeId: 'c', code: 'CC-MC', name: 'Một cửa' }
const competency = (ordinal: number): Requirement => ({ id: String(ordinal), ordinal, kind: 'competency', competencyId: `k${ordinal}`, code: `CM${ordinal}`, name: 'Năng lực', level: 3 })
const education: Requirement = { id: '9', ordinal: 9, kind: 'education', education: 'dai_hoc' }
const course = (requirement: Requirement): NextStep => ({ kind: 'course', requirement, courseCode: 'KH2', minutes: 240 })

describe('the way to the standard', () => {
  it('is empty without steps', () => {
    expect(wayOf([])).toEqual([])
  })

  it('takes one course for everything it proves, and one visit for every other kind', () => {
    const steps: NextStep[] = [
      course(certificate),
      { kind: 'assessment', requirement: competency(3) },
      course(competency(2)),
      { kind: 'document', requirement: education },
      { kind: 'assessment', requirement: competency(4) },
    ]
    expect(wayOf(steps)).toEqual([
      { kind: 'course', courseCode: 'KH2', minutes: 240, requirements: [certificate, competency(2)] },
      { kind: 'document', requirements: [education] },
      { kind: 'assessment', requirements: [competency(3), competency(4)] },
    ])
  })

  it('keeps a question to HR that belongs to no requirement', () => {
    expect(wayOf([{ kind: 'ask_hr', requirement: null }])).toEqual([{ kind: 'ask_hr', requirements: [] }])
  })
})
