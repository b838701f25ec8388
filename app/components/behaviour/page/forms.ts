/** `select[data-autosubmit]` sends its form when changed; `[data-autosubmit-button]` in that form is then not needed. */
export function sendOnChange(root: Document): void {
  for (const select of root.querySelectorAll<HTMLSelectElement>('select[data-autosubmit]')) {
    for (const button of select.form?.querySelectorAll<HTMLElement>('[data-autosubmit-button]') ?? []) button.hidden = true
    select.addEventListener('change', () => select.form?.requestSubmit())
  }
}

/** `form[data-confirm-unsaved]`: the browser asks before the page is left with changes that were not sent. */
export function guardUnsaved(root: Document): void {
  const changed = new Set<HTMLFormElement>()
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-confirm-unsaved]')) {
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => changed.delete(form))
  }
  window.addEventListener('beforeunload', (event) => { 
    if (changed.size === 0) return
    event.preventDefault()
    event.returnValue = true // Chrome before 119 asks only when this is set
  })
}
