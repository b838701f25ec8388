import type { BaseSyntheticEvent } from 'react'

/**
 * How forms of react-hook-form are written here: values go into the inputs' own `defaultValue`, never into the hook, so that
 * the hook takes what stands in the page when script arrives, also when somebody typed before it did on an old PC.
 * And they check when sent, then while typing, never when a field is left: a sentence that comes or goes between pressing
 * and releasing the mouse moves the button away from under it.
 *
 * What a checked form does once all its fields are right: the browser's own post, as without script. The page that
 * follows is then a whole page, and not one that the forms' small script would have to know.
 */
export function submitPlainly(_values: unknown, event?: BaseSyntheticEvent): void {
  const form: unknown = event?.target
  if (form instanceof HTMLFormElement) form.submit()
}
