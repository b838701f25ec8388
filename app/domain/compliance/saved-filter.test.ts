import { describe, expect, it } from 'vitest'
import { officerParams, readOfficerQuery } from './officer-query'
import { filterPage, keptFilter, keptQuery, readKept } from './saved-filter'

const id = '0199a8f0-0000-7000-8000-000000000001'
const address = new URLSearchParams(`unit=${id}&page=3&on=31/12/2026&q=Nguyễn Hà&state=missing&position=${id}&sex=female&level=xa&age=30_39&programme=member&cause=expired&mover=head&lacks=competency:${id}&structure=today&sort=unit&dir=desc`)
const read = (name: string) => address.get(name)

describe('what is kept of an address', () => {
  it('of a list: every condition, the order and the day; neither the unit nor the number of its page', () => {
    const query = readKept('officers', keptQuery('officers', read))
    const { filter, structure } = readOfficerQuery(read)
    expect(query).toEqual({ on: '31/12/2026', ...officerParams(filter, structure) })
    expect(keptFilter({ query })).toMatchObject({ filter, structure })
  })

  it('of figures: whom they are of; no search, no name', () => {
    expect(readKept('overview', keptQuery('overview', read))).toEqual({ on: '31/12/2026', position: id, sex: 'female', level: 'xa', age: '30_39', programme: 'member', structure: 'today' })
  })

  it('of what no page reads: nothing, so that a row always has room', () => {
    const query = keptQuery('officers', () => 'ệ'.repeat(3000))
    expect(query.length).toBeLessThan(2000)
    expect(Object.keys(readKept('officers', query))).toEqual(['on', 'q'])
  })

  it.each([['officers', 'officers'], ['overview', 'overview'], ['x', 'overview'], [null, 'overview']] as const)('page %s is %s', (text, page) => expect(filterPage(text)).toBe(page))
})
