/** A unit with one version from its first day on; the parent is a unit's id. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'
import { searchKey } from '../../app/domain/kernel/vietnamese-text'
import { counter } from './counter'

export type UnitOverrides = Partial<{
  id: string
  level: 'city' | 'district' | 'commune' | 'department' | 'division' | 'desk'
  type: string
  name: string
  officialCode: string | null
  parentId: string | null
  validFrom: string
  validTo: string | null
}>

const typeOf = { city: 'thanh_pho', district: 'quan', commune: 'phuong', department: 'so', division: 'phong', desk: 'mot_cua' } as const

export async function makeUnit(overrides: UnitOverrides = {}): Promise<{ id: string; name: string; versionId: string }> {
  const n = counter('unit')
  const { id = newId(), level = 'commune', name = `Đơn vị ${n}`, validFrom = '2008-08-01', validTo = null } = overrides
  const versionId = newId()
  await db().unit.create({
    data: {
      id, level, createdOn: toColumn(validFrom), endedOn: validTo ? toColumn(validTo) : null,
      versions: {
        create: {
          id: versionId, name, type: overrides.type ?? typeOf[level], parentId: overrides.parentId ?? null, officialCode: overrides.officialCode ?? null,
          searchKey: searchKey(name), validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null, legalBasis: 'Văn bản thử',
        },
      },
    },
  })
  return { id, name, versionId }
}
