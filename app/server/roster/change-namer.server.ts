/** Changes of postings in words: a judgement speaks of units and posts by their ids, its readers by their names. */
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { Change } from '~/domain/roster/judge-row'
import type { Surroundings } from './load-surroundings.server'

/** In: what rows are judged against. Out: the same changes, with posts and units called as they are today. */
export function changeNamer({ positions, units, today }: Pick<Surroundings, 'positions' | 'units' | 'today'>): (changes: readonly Change[]) => Change[] {
  const position = new Map(positions.map((one) => [one.id, `${one.code} ${one.name}`]))
  const named = (text: string) => {
    const [unitId = '', positionId = '', to = ''] = text.split(' ')
    return text === '' ? '' : [position.get(positionId) ?? '', units.phrase(unitId, today), to === '' ? '' : formatDayTable(to)].filter((part) => part !== '').join(' – ')
  }
  return (changes) => changes.map((change) => (change.what === 'posting' ? { ...change, before: named(change.before ?? ''), after: named(change.after) } : change))
}
