/**
 * What a column of a roster can hold, and which column holds it, guessed from its heading as Vietnamese offices write it.
 * A mapping that HR confirmed for the same heading is always preferred. Source: issue "Compliance" (roster); the headings
 * of forms BNV-2007 and of lists kept in Excel.
 */
import { searchKey } from '../kernel/vietnamese-text'

export const ROSTER_FIELDS = ['staffCode', 'fullName', 'birth', 'sex', 'email', 'phone', 'unit', 'unitParent', 'position', 'kind', 'from', 'to', 'decision'] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]
/** Without these nothing can be imported. */
export const REQUIRED_FIELDS: readonly RosterField[] = ['fullName', 'unit', 'position']

/** Keys (no marks, lower case): the whole heading first, then parts of it; the first field that fits wins. */
const HEADINGS: readonly (readonly [RosterField, RegExp])[] = [
  ['staffCode', /^(so hieu|ma)( so)?( (ho so|can bo|cong chuc|cbcc|cbccvc|vien chuc|nhan vien|nhan su|cc|cb|ccvc))?( (cong chuc|vien chuc|cbcc))*$|so hieu|ma (cbcc|can bo|cong chuc|nhan vien|ho so)|^shcc$/],
  ['fullName', /ho va ten|ho ten|^ten (can bo|cong chuc|nhan vien)$|hoten|^ho, ?(chu dem,? )?(va )?ten/],
  ['birth', /ngay,? ?(thang,? ?)?(nam )?sinh|nam sinh|sinh ngay|^ns$/],
  ['from', /tu ngay|ngay (bat dau|hieu luc|nhan|bo nhiem|giu chuc|dam nhan|tuyen dung vao vi tri)|thoi diem (giu|nhan|bo nhiem)|hieu luc tu/],
  ['to', /den ngay|ngay (ket thuc|thoi|het)|hieu luc den/],
  ['decision', /quyet dinh|so qd|can cu|van ban/],
  ['sex', /gioi tinh|^nam ?[/-] ?nu$|^phai$|^nu$/],
  ['email', /e-?mail|thu dien tu|thu cong vu/],
  ['phone', /dien thoai|di dong|^s?dt$|so dt/],
  ['kind', /kiem nhiem|loai (bo tri|phan cong|vi tri)|hinh thuc (bo tri|phan cong)|^chinh ?\/ ?kiem/],
  ['unitParent', /(don vi|co quan) (cap tren|chu quan|quan ly|truc tiep quan ly)|^(quan|huyen|thi xa)\b|truc thuoc/],
  ['unit', /don vi|co quan|noi (lam viec|cong tac)|phong ban|^(ubnd )?(xa|phuong)\b/],
  ['position', /vi tri|chuc vu|chuc danh|ma vt|vtvl|cong viec/],
]

/** The key of a heading, by which a mapping is remembered. */
export function headingKey(heading: string): string {
  return searchKey(heading).replace(/[^a-z0-9/,-]+/g, ' ').trim()
}

/** The field that a heading names; null for none. */
export function fieldOfHeading(heading: string): RosterField | null {
  const key = headingKey(heading)
  return key === '' ? null : (HEADINGS.find(([, pattern]) => pattern.test(key))?.[0] ?? null)
}

export type RememberedFields = Readonly<Record<string, RosterField | ''>>
type FieldOfHeading<Field> = (heading: string) => Field | null

/** The field of each column, each field once. In: the headings, and what was confirmed before by heading key. */
export function guessFields(headings: readonly string[], remembered: RememberedFields = {}): (RosterField | null)[] {
  return claimFields(headings, fieldOfHeading, headings.map((heading) => {
    const known = remembered[headingKey(heading)]
    return known === '' ? '' : ROSTER_FIELDS.find((one) => one === known)
  }))
}

/** The same for any list. In: the headings, the field that a heading names, and what is known of each column ('': that it holds none). */
export function claimFields<Field extends string>(headings: readonly string[], fieldOf: FieldOfHeading<Field>, known: readonly (Field | '' | undefined)[] = []): (Field | null)[] {
  const taken = new Set<Field>()
  const claim = (field: Field | null): Field | null => {
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  }
  const first = headings.map((_, at) => claim(known[at] || null))
  return headings.map((heading, at) => first[at] ?? (known[at] === '' ? null : claim(fieldOf(heading))))
}

/**
 * The row that holds the headings: the one among the first rows that names most fields, two at least; a title row or a
 * merged one names one at most. In: the first rows of a sheet as text. Out: its index, or null.
 */
export function findHeader(rows: readonly (readonly string[])[], fieldOf: FieldOfHeading<string> = fieldOfHeading): number | null {
  const named = rows.map((cells) => claimFields(cells, fieldOf).filter((field) => field !== null).length)
  const most = Math.max(0, ...named)
  return most < 2 ? null : named.indexOf(most)
}
