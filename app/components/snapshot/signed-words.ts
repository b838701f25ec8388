import type { TFunction } from 'i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import type { KnownHead, KnownLine } from '~/domain/compliance/known-sheet'
import type { Count } from '~/domain/compliance/share-class'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import type { SignedLine, SignedRow } from '~/domain/compliance/signed-sheet'
import { type KnownPerson, knownLine } from './known-words'

export interface SignedTitle {
  readonly signed: { readonly path: readonly { readonly name: string; readonly type: string }[]; readonly asOf: Day; readonly number: number; readonly people: number; readonly met: number; readonly signerName: string; readonly signedAt: Date; readonly note: string; readonly hash: string; readonly previousHash: string }
  /** The line hashed before those of people; null where the rule has none. */
  readonly header: string | null
}
type DifferencesTitle = Pick<SignedTitle, 'signed'> & { readonly now: Count; readonly today: Day }

/** The words of the files of a signed standing. */
export function signedWords(t: TFunction) {
  return {
    rowsHead: (title: SignedTitle): KnownHead => rowsHead(t, title),
    differencesHead: (title: DifferencesTitle): KnownHead => differencesHead(t, title),
    row: ({ unitName, unitType, meets }: SignedRow): SignedLine => ({ unit: unitTitle({ name: unitName, type: unitType }, t), state: t(meets ? 'snapshot:rowMeets' : 'snapshot:rowNot') }),
    difference: (row: KnownPerson): KnownLine => knownLine(t, row),
  }
}

/** What stands above every row as it was signed: whose, when, by whom, and how the hash is computed again from the file. */
function rowsHead(t: TFunction, { signed, header }: SignedTitle): KnownHead {
  return {
    name: t('snapshot:signedSheetName'),
    lines: [
      ...signedLines(t, signed),
      t('snapshot:lineOf', { term: t('snapshot:hashTerm'), value: signed.hash }),
      t('snapshot:lineOf', { term: t('snapshot:previousTerm'), value: signed.previousHash }),
      ...(header === null ? [] : [t('snapshot:lineOf', { term: t('snapshot:headerTerm'), value: header })]),
      t(header === null ? 'snapshot:hashHow' : 'snapshot:hashHowHeader'),
    ],
    headers: [t('snapshot:sheetNumber'), t('snapshot:sheetStaffCode'), t('snapshot:columnName'), t('snapshot:columnUnit'), t('snapshot:columnPosition'), t('snapshot:columnResult'), t('snapshot:columnMetCount'), t('snapshot:columnTotalCount'), t('snapshot:columnLine')],
  }
}

/** What stands above the people who would be counted otherwise now. */
function differencesHead(t: TFunction, { signed, now, today }: DifferencesTitle): KnownHead {
  return {
    name: t('snapshot:differencesSheetName'),
    lines: [...signedLines(t, signed), t('snapshot:lineOf', { term: t('snapshot:nowSheet', { on: formatDayTable(today) }), value: metOf(t, now) }), t('snapshot:lineOf', { term: t('snapshot:hashTerm'), value: signed.hash })],
    headers: [t('snapshot:sheetNumber'), t('snapshot:sheetStaffCode'), t('snapshot:columnName'), t('snapshot:columnChange'), t('snapshot:columnThen'), t('snapshot:columnNow'), t('snapshot:columnFacts')],
  }
}

const metOf = (t: TFunction, { met, people }: Count) => t('snapshot:metOf', { met: formatNumber(met), people: formatNumber(people) })

function signedLines(t: TFunction, signed: SignedTitle['signed']): string[] {
  const unit = signed.path[0]
  return [
    t('snapshot:oneTitle', { on: formatDay(signed.asOf) }),
    ...(unit ? [t('snapshot:sheetUnit', { unit: unitTitle(unit, t) })] : []),
    t('snapshot:lineOf', { term: t('snapshot:signedMet'), value: metOf(t, signed) }),
    t('snapshot:lineOf', { term: t('snapshot:signedBy'), value: t('snapshot:signedByValue', { name: signed.signerName, time: formatInstant(signed.signedAt) }) }),
    t('snapshot:lineOf', { term: t('snapshot:numberTerm'), value: formatNumber(signed.number) }),
    ...(signed.note === '' ? [] : [t('snapshot:lineOf', { term: t('snapshot:noteTerm'), value: signed.note })]),
  ]
}
