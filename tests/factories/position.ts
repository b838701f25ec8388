import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import { counter } from './counter'

export type PositionOverrides = Partial<{ id: string; code: string; name: string; level: 'xa' | 'huyen' | 'thanh_pho' }>

export async function makePosition(overrides: PositionOverrides = {}): Promise<{ id: string; code: string; name: string }> {
  const n = counter('position')
  const { id = newId(), code = `P${n}`, name = `Vị trí ${n}`, level = 'xa' } = overrides
  await db().position.create({ data: { id, code, name, level } })
  return { id, code, name }
}
