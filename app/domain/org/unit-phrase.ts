/**
 * A unit as a Vietnamese paper names it: type word and name, then what it belongs to, up to but without the city:
 * "phường Hàng Bạc, quận Hoàn Kiếm". Names repeat across the city, so the unit above is always said.
 * Source: certificates.md §1 (post and unit), units-2025.md §3.
 */
const TYPE_WORDS: Readonly<Record<string, string>> = { thanh_pho: 'thành phố', quan: 'quận', huyen: 'huyện', thi_xa: 'thị xã', phuong: 'phường', xa: 'xã', thi_tran: 'thị trấn' }

export type UnitToName = { readonly name: string; readonly type: string; readonly level: string }

/** In: the unit and those above it, nearest first. Out: the phrase; the city itself is named only when it is all there is. */
export function unitPhrase(units: readonly UnitToName[]): string {
  const below = units.filter(({ level }) => level !== 'city')
  return (below.length > 0 ? below : units).map(({ name, type }) => [TYPE_WORDS[type], name].filter(Boolean).join(' ')).join(', ')
}
