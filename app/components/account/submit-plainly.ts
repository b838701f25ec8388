import type { BaseSyntheticEvent } from 'react'

/**
 * What a checked form does once all its fields are right: the browser's own post, as without script. The page that
 * follows is then a whole page, and not one that the forms' small script would have to know.
 */
export function submitPlainly(_values: unknown, event?: BaseSyntheticEvent): void {
  const form: unknown = event?.target
  if (form instanceof HTMLFormElement) form.submit()
}
