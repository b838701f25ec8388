import type { FieldErrors, FieldValues } from 'react-hook-form'
import { useTranslation } from 'react-i18next'

/** The sentence of each field that has a fault, in the reader's language. */
export function useFormSentences<Values extends FieldValues>(errors: FieldErrors<Values>, fields: readonly (keyof Values & string)[]): Record<string, string | undefined> {
  const { t } = useTranslation('form')
  return Object.fromEntries(fields.flatMap((name) => {
    const key = errors[name]?.message
    return typeof key === 'string' ? [[name, t(key)]] : []
  }))
}
