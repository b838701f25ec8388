/** Faults that the server found, in the form in which react-hook-form shows them beside its own. */
import type { FieldErrors, FieldValues } from 'react-hook-form'

export function fieldErrors<Values extends FieldValues>(faults: Readonly<Record<string, string>>): FieldErrors<Values> {
  return Object.fromEntries(Object.entries(faults).map(([name, message]) => [name, { type: 'server', message }])) as FieldErrors<Values>
}
