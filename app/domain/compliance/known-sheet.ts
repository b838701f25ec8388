/** The people whose row of a day differs between two times of knowledge, as rows of cells. Source: issue "Compliance" (two times; every picture has its export). */
import type { SheetCell, SheetColumn, StandingSheet } from './standing-sheet'

const WIDTHS = [6, 12, 28, 22, 24, 24, 70]

type Person = { readonly staffCode: string; readonly fullName: string }
/** What a row says in words. */
export type KnownLine = { readonly change: string; readonly then: string; readonly now: string; readonly why: string }
/** Name, lines above the head, and headers: number, staff code, name, change, then, now, why. */
export type KnownHead = { readonly name: string; readonly lines: readonly string[]; readonly headers: readonly string[] }

/** The columns with their headers. */
export function knownColumns({ headers }: Pick<KnownHead, 'headers'>): SheetColumn[] {
  return WIDTHS.map((width, index) => ({ header: headers[index] ?? '', width, align: index === 0 ? 'right' : 'left' }))
}

/** One person's cells. */
export function knownCells({ staffCode, fullName }: Person, { change, then, now, why }: KnownLine, number: number): SheetCell[] {
  return [number, staffCode, fullName, change, then, now, why]
}

/** In: people in order; what a row says in words; what stands around the rows. */
export function knownSheet<One extends Person>(people: readonly One[], say: (person: One) => KnownLine, head: KnownHead): StandingSheet {
  return { name: head.name, lines: head.lines, columns: knownColumns(head), rows: people.map((person, index) => knownCells(person, say(person), index + 1)) }
}
