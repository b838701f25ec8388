/**
 * Signing in again without leaving the question: the small form in the strip is sent by script, as the same account. What
 * the sign-in page answers with a redirect is a sign-in; anything else is its refusal. A second factor or a password to be
 * changed leads on by itself: the next save says signed out again, and the link beside opens the sign-in page.
 */
export function offerSignIn(root: HTMLElement, signedIn: () => void): void {
  const form = root.querySelector<HTMLFormElement>('[data-sign-in]')
  const note = form?.querySelector<HTMLElement>('[data-sign-in-note]')
  if (!form || !note) return
  form.hidden = false
  const username = form.elements.namedItem('username') as HTMLInputElement
  username.value = document.body.dataset.account ?? ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    void send()
  })

  async function send(): Promise<void> {
    if (!form || !note) return
    const { textWrong = '', textWait = '', textLost = '' } = form.dataset
    const password = form.elements.namedItem('password') as HTMLInputElement
    note.textContent = ''
    try {
      const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), credentials: 'same-origin', redirect: 'manual' })
      if (response.type === 'opaqueredirect') {
        password.value = ''
        return signedIn()
      }
      note.textContent = response.status === 429 ? textWait : textWrong
      password.focus()
      password.select()
    } catch {
      note.textContent = textLost
    }
  }
}
