/** The people whose row of a day differs between two times of knowledge, as rows of cells. Source: issue "Compliance" (two times; every picture has its export). */
import type { SheetCell, StandingSheet } from './standing-sheet'

const WIDTHS = [6, 12, 28, 22, 24, 24, 70]

/** In: people in order; what a row says in words; name, lines above the head and headers (number, staff code, name, change, then, now, why). */
export function knownSheet<Person extends { readonly staffCode: string; readonly fullName: string }>(
  people: readonly Person[], say: (person: Person) => { readonly change: string; readonly then: string; readonly now: string; readonly why: string },
  { name, lines, headers }: { readonly name: string; readonly lines: readonly string[]; readonly headers: readonly string[] },
): StandingSheet {
  const rows = people.map((person, index): SheetCell[] => {
    const { change, then, now, why } = say(person)
    return [index + 1, person.staffCode, person.fullName, change, then, now, why]
  })
  return { name, lines, rows, columns: WIDTHS.map((width, index) => ({ header: headers[index] ?? '', width, align: index === 0 ? 'right' : 'left' })) }
}
