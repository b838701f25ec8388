import type { ProofFault } from '~/domain/evidence-import/read-proof'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** A refusal of a row as a sentence that begins with its column. */
export function proofFault({ column, key, values }: ProofFault, t: Translate): string {
  const { day } = values
  const sentence = t(`evidenceImport:fault_${key}`, { ...values, ...(typeof day === 'string' ? { day: formatDayTable(day) } : {}) })
  return column === null ? sentence : t('evidenceImport:faultOf', { column: t(`evidenceImport:field_${column}`), sentence })
}
