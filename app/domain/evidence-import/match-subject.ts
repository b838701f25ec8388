/**
 * What a row proves, by its code or its name in the catalogue of its kind: a type of certificate, a competency, a kind of
 * paper; or schooling by the word for it. A name that nearly fits is suggested, never taken.
 * Source: certificates.md §1; positions.md §1–§2 (levels of schooling).
 */
import type { ProofKind } from '../evidence/proof-kind'
import { searchKey } from '../kernel/vietnamese-text'
import { closest } from '../roster/close-match'
import { type Education, educations } from '../standard/education'

export type SubjectChoice = { readonly id: string; readonly code: string; readonly name: string; /** of a certificate; 0 = it does not lapse */ readonly validityMonths: number }
export type SubjectCatalogue = Readonly<Record<'certificate' | 'competency' | 'document', readonly SubjectChoice[]>>
export type SubjectMatch = { readonly ok: true; readonly subject: SubjectChoice } | { readonly ok: false; readonly near: readonly SubjectChoice[] }

const keyOf = (text: string) => searchKey(text).replace(/[^a-z0-9]+/g, ' ').trim()

/** In: the cell ("CC-MC", "CC-MC – Nghiệp vụ…", or a name), its kind, and what there is of the kind. */
export function matchSubject(text: string, kind: ProofKind, catalogue: SubjectCatalogue): SubjectMatch {
  if (kind === 'education') return matchEducation(text)
  if (kind === 'training_hours') return { ok: true, subject: { id: '', code: '', name: text, validityMonths: 0 } }
  const [all, key] = [catalogue[kind], keyOf(text)]
  const subject = all.find(({ code }) => keyOf(code) === key) ?? all.find(({ name }) => keyOf(name) === key) ?? all.find(({ code, name }) => keyOf(`${code} ${name}`) === key)
  if (subject !== undefined) return { ok: true, subject }
  const held = key.length < 6 ? [] : all.filter(({ name }) => keyOf(name).includes(key))
  return { ok: false, near: held.length > 0 ? held.slice(0, 3) : closest(key, all, ({ name }) => keyOf(name)) }
}

/** The word that comes first in this order decides: "cử nhân cao đẳng" is cao đẳng. */
const SCHOOLING: readonly (readonly [Education, RegExp])[] = [
  ['sau_dai_hoc', /^(sau dai hoc|thac s[iy]|tien s[iy]|ts|ths|chuyen khoa (cap )?(i|ii|1|2))\b/],
  ['cao_dang', /^(cu nhan )?cao dang\b|^cd$/],
  ['dai_hoc', /^(dai hoc|dh$|cu nhan|ky su|kien truc su|bac s[iy]|duoc s[iy])/],
  ['trung_cap', /^(trung cap|tc$)/],
  ['trung_hoc', /^(trung hoc|thpt|12 ?\/ ?12|10 ?\/ ?10)/],
]

function matchEducation(text: string): SubjectMatch {
  const key = searchKey(text).replace(/_/g, ' ').replace(/^(bang |trinh do |tot nghiep )+/, '')
  const found = educations.find((one) => one.replace(/_/g, ' ') === key) ?? (/ly luan|chinh tri/.test(key) ? undefined : SCHOOLING.find(([, pattern]) => pattern.test(key))?.[0])
  return found === undefined ? { ok: false, near: [] } : { ok: true, subject: { id: found, code: found, name: '', validityMonths: 0 } }
}
