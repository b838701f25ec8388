/** Ids that must be there once. */
import { type DataFault, type DataPath, fault } from './fault'

/** One fault for each value that was there before. */
export function duplicates(values: readonly string[], path: DataPath): DataFault[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [fault([...path, index], 'duplicateId', { id: value })] : []))
}
