/** Joins the class names that hold: classNames('btn', busy && 'busy') is "btn" or "btn busy". */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
