import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { MappingFault } from '~/domain/reorganisation/reorganisation'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** A fault of a line as a sentence that begins with its column. */
export function mappingFaultSentence({ column, key, values }: MappingFault, t: Translate): string {
  const day = values['day']
  const sentence = t(`reorganisation:fault_${key}`, typeof day === 'string' && day !== '' ? { ...values, day: formatDayTable(day) } : { ...values })
  return column === null ? sentence : t('reorganisation:faultOf', { column: t(`reorganisation:field_${column}`), sentence })
}
