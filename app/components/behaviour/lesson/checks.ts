/**
 * Check-yourself questions, `form[data-check]` with the words `data-right` and `data-wrong`. CSS already shows the marks
 * and explanations; script says them aloud, and lets the arrow keys walk over the options before one is chosen.
 */
export function announceChecks(root: Document): void {
  root.addEventListener('change', (event) => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || input.type !== 'radio') return
    const form = input.closest<HTMLFormElement>('form[data-check]')
    if (form) say(form, `${(input.classList.contains('is-right') ? form.dataset.right : form.dataset.wrong) ?? ''}. ${input.nextElementSibling?.querySelector('.why')?.textContent ?? ''}`)
  })

  root.addEventListener('reset', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.check === undefined) return
    say(form, '')
    form.querySelector<HTMLElement>('input[type="radio"]')?.focus({ preventScroll: true })
  })

  root.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    const input = event.target
    if (step === undefined || !(input instanceof HTMLInputElement) || input.type !== 'radio') return
    const form = input.closest<HTMLFormElement>('form[data-check]')
    if (!form || form.checkValidity()) return
    // Nothing chosen yet: the arrow would choose, and so give the answer away. Move the focus only; the space bar chooses.
    event.preventDefault()
    const options = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
    options[(options.indexOf(input) + step + options.length) % options.length]?.focus()
  })
}

function say(form: HTMLFormElement, text: string): void {
  const status = form.querySelector('[role="status"]')
  if (status) status.textContent = text
}
