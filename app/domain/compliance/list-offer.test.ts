import { describe, expect, it } from 'vitest'
import type { OfficerFilter } from './overview'
import { listOffer } from './list-offer'

describe('how the people of a list are given a course', () => {
  it.each<[OfficerFilter, number, ReturnType<typeof listOffer>]>([
    [{}, 2000, 'list'],
    [{ lacks: 'education' }, 1, 'list'],
    [{}, 2001, 'unit'],
    [{ sort: 'missing', direction: 'desc' }, 2001, 'unit'],
    [{ positionId: 'p' }, 2001, 'position'],
    [{ positionId: 'p', sex: 'female' }, 2001, null],
    [{ lacks: 'education' }, 2001, null],
  ])('%j of %i people: %s', (filter, people, offer) => expect(listOffer(filter, people)).toBe(offer))
})
