/**
 * Whether a row and somebody known can be one person, and under which code of a list the answer is remembered. A code that HR
 * has said to be somebody's is weaker than a code of one's own: it finds that person for a row that knows the name and, as far
 * as both say it, the birth; it asks where that is not so; and of somebody in another's charge it says nothing (decision 102).
 */
import { nameSortKey } from '../kernel/vietnamese-text'
import type { RosterEntry } from './read-entry'
import { type Birth, birthsAgree } from './same-birth'

/** In whose charge somebody is today: that of the one who imports, another's, or nobody's (no main post now or to come). */
export type Charge = 'own' | 'elsewhere' | 'nobody'
type Person = { readonly staffCode: string; readonly fullName: string; readonly birth: Birth | null; readonly charge: Charge; readonly aliases: readonly string[] }
type Said = Pick<RosterEntry, 'fullName' | 'birth'>

/** The row knows the person's name, and the birth as far as both say it. */
export function isSame(entry: Said, person: Pick<Person, 'fullName' | 'birth'>): boolean {
  return nameSortKey(entry.fullName) === nameSortKey(person.fullName) && (entry.birth === null || person.birth === null || birthsAgree(entry.birth, person.birth))
}

/** Another name and another birth under one code: two people, not one whose data changed. */
export function isAnother(entry: Said, person: Pick<Person, 'fullName' | 'birth'>): boolean {
  return nameSortKey(entry.fullName) !== nameSortKey(person.fullName) && entry.birth !== null && person.birth !== null && !birthsAgree(entry.birth, person.birth)
}

/** In: the row, and those whom its code was once said to be. Out: the one of them whose name and birth it knows; null when it is none or not one. */
export function meantByAlias<Known extends Person>(entry: Said, people: readonly Known[]): Known | null {
  const [only, another] = people.filter((person) => person.charge !== 'elsewhere' && isSame(entry, person))
  return only !== undefined && another === undefined ? only : null
}

/** Of those whom the row's code was once said to be, whom it could still be: to be asked about. */
export function perhapsByAlias<Known extends Person>(entry: Said, people: readonly Known[]): Known[] {
  return people.filter((person) => person.charge === 'own' && !isAnother(entry, person))
}

const bare = (code: string) => (/^\d+$/.test(code) ? code.replace(/^0+/, '') : code)

/** The row's code, when it is not the person's own (but for zeros that were lost) and not yet remembered; else null. */
export function aliasToRemember({ staffCode }: Pick<RosterEntry, 'staffCode'>, person: Pick<Person, 'staffCode' | 'aliases'>): string | null {
  return staffCode === '' || bare(staffCode) === bare(person.staffCode) || person.aliases.includes(staffCode) ? null : staffCode
}
