import { describe, expect, it } from 'vitest'
import { readOfficerQuery } from './officer-query'

const id = '0199a8f0-0000-7000-8000-000000000001'
const read = (address: string) => {
  const parameters = new URLSearchParams(address)
  return readOfficerQuery((name) => parameters.get(name))
}

describe('the address of a list of people', () => {
  it('reads every filter', () => {
    expect(read(`unit=${id}&q= Nguyễn  Hà &state=missing&position=${id}&sex=female&level=xa&age=30_39&programme=member&cause=expired&mover=head&lacks=certificate:${id}&structure=today&sort=unit&dir=desc&page=3`)).toEqual({
      unitId: id,
      page: 3,
      structure: 'today',
      filter: { search: 'Nguyễn Hà', state: 'missing', positionId: id, sex: 'female', level: 'xa', age: '30_39', programme: 'member', cause: 'expired', mover: 'head', lacks: `certificate:${id}`, sort: 'unit', direction: 'desc' },
    })
  })

  it.each(['', 'unit=1&state=none&position=x&sort=birth&dir=up&page=0&q=', 'sex=x&level=x&age=x&programme=x&cause=x&mover=x&lacks=%27&structure=x', 'page=-1', 'page=1.5', 'page=a', 'page=1e9'])('leaves out what does not fit: %s', (address) => {
    expect(read(address)).toEqual({ unitId: undefined, page: 1, structure: 'then', filter: {} })
  })

  it.each(['education', 'document:LY_LICH', `competency:${id}`])('reads what is lacked, papers too: %s', (lacks) => expect(read(`lacks=${lacks}`).filter).toEqual({ lacks }))

  it('cuts a search that no name is as long as', () => {
    expect(read(`q=${'a'.repeat(500)}`).filter.search).toHaveLength(100)
  })
})
