/** A unit as a paper names it: with its type, then what it belongs to, without the city: "phường Hàng Bạc, quận Hoàn Kiếm". */
import type { World, WorldUnit } from './load-world.server'

const TYPE_WORDS: Record<string, string> = { thanh_pho: 'thành phố', quan: 'quận', huyen: 'huyện', thi_xa: 'thị xã', phuong: 'phường', xa: 'xã', thi_tran: 'thị trấn' }

export function describeUnit(unit: WorldUnit, world: World): string {
  const named = [TYPE_WORDS[unit.type], unit.name].filter(Boolean).join(' ')
  const parent = unit.parentId ? world.unitNames.get(unit.parentId) : undefined
  return parent && parent.level !== 'city' ? `${named}, ${describeUnit(parent, world)}` : named
}
