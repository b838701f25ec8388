import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'
import { nameSortKey, searchKey } from '../../app/domain/kernel/vietnamese-text'
import { counter } from './counter'

export type OfficerOverrides = Partial<{
  id: string
  staffCode: string
  fullName: string
  birthDate: string | null
  birthPrecision: 'day' | 'month' | 'year'
  sex: 'female' | 'male' | null
  email: string | null
}>

export async function makeOfficer(overrides: OfficerOverrides = {}): Promise<{ id: string; staffCode: string; fullName: string }> {
  const n = counter('officer')
  const { id = newId(), staffCode = `T${String(n).padStart(5, '0')}`, fullName = `Nguyễn Văn Thử ${n}`, birthDate = '1985-03-05', sex = 'female', email = null } = overrides
  await db().officer.create({
    data: {
      id, staffCode, fullName, sortKey: nameSortKey(fullName), searchKey: searchKey(fullName), sex, email,
      birthDate: birthDate ? toColumn(birthDate) : null, birthPrecision: birthDate ? (overrides.birthPrecision ?? 'day') : null,
    },
  })
  return { id, staffCode, fullName }
}
