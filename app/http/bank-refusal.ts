/** Why a bank was not changed, as a message of the catalogue `bank` with its values. */
import type { ImportRefusal } from '~/server/question/publish-import.server'

export type RefusalText = { readonly key: string; readonly values: Record<string, string | number> }

export function bankRefusal(reason: ImportRefusal): RefusalText {
  switch (reason.kind) {
    case 'changed_meanwhile':
    case 'fixed_question':
      return { key: `refused_${reason.kind}`, values: { codes: reason.codes.join(', ') } }
    case 'bank_short':
      return { key: 'refused_bank_short', values: { cells: reason.cells.map(({ objective, level, needed, found }) => `${objective} ${level === 'star' ? '★' : level}: ${found}/${needed}`).join('; ') } }
    case 'bank_total':
      return { key: 'refused_bank_total', values: { needed: reason.needed, found: reason.found } }
    default:
      return { key: `refused_${reason.kind}`, values: {} }
  }
}
