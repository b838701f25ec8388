/** Texts that a reader could not tell apart. */
import { type DataFault, type DataPath, fault } from '../content/fault'
import { answerKey } from './answer-text'

/** One fault for each text that was there before, capitals and spaces apart. */
export function repeatedTexts(texts: readonly string[], path: DataPath): DataFault[] {
  const keys = texts.map((text) => answerKey(text, ['case']))
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [fault([...path, index], 'textTwice', { text: texts[index] ?? '' })] : []))
}
