import { describe, expect, it } from 'vitest'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import type { OfficerFilter } from '~/domain/compliance/overview'
import { exportRequest } from '~/domain/export-file/export-request'
import { readFileAsked } from './file-request'

const id = '0199a8f0-0000-7000-8000-000000000001'
/** Each condition as an address says it; a new one of OfficerFilter has to be given here. */
const EACH: Record<keyof OfficerFilter, string> = {
  search: 'q=Nguyễn Hà', state: 'state=missing', positionId: `position=${id}`, level: 'level=xa', sex: 'sex=female', age: 'age=30_39', programme: 'programme=member',
  cause: 'cause=expired', mover: 'mover=head', lacks: `lacks=certificate:${id}`, sort: 'sort=unit', direction: 'dir=desc',
}

describe('a list of officers asked for as a file', () => {
  it.each(Object.entries(EACH) as [keyof OfficerFilter, string][])('keeps %s, for the file and for the way back', (key, condition) => {
    const address = new URLSearchParams(`kind=officers&format=xlsx&unit=${id}&structure=today&${condition}`)
    const asked = readFileAsked((name) => address.get(name), '2026-11-29')
    const request = exportRequest.parse(asked?.request)
    if (request.kind !== 'officers') throw new Error(request.kind)
    const there = readOfficerQuery((name) => request.query[name] ?? null)
    expect(there).toMatchObject({ structure: 'today', filter: { [key]: expect.anything() as unknown } })
    expect(readOfficerQuery((name) => asked?.values[name] ?? null)).toEqual({ ...there, unitId: id })
  })
})
