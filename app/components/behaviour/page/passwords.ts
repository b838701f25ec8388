/** `[data-password-toggle="<id of the input>"]` with the words `data-show` and `data-hide`; hidden until script runs. */
export function showPasswords(root: Document): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-password-toggle]')) {
    const input = root.getElementById(button.dataset.passwordToggle ?? '')
    if (!(input instanceof HTMLInputElement)) continue
    button.hidden = false
    button.addEventListener('click', () => {
      const shown = input.type === 'text'
      input.type = shown ? 'password' : 'text'
      button.textContent = (shown ? button.dataset.show : button.dataset.hide) ?? ''
    })
    // Never leave a readable password in the form's history.
    input.form?.addEventListener('submit', () => { input.type = 'password' })
  }
}
