import type { RowFault } from '~/domain/roster/read-entry'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** A refusal of a row as a sentence that begins with its column. */
export function faultSentence({ column, key, values }: RowFault, t: Translate): string {
  const sentence = t(`roster:fault_${key}`, { ...values })
  return column === null ? sentence : t('roster:faultOf', { column: t(`roster:field_${column}`), sentence })
}
