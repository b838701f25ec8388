const STAYS_MS = 8000

/** `[data-toast]` goes after eight seconds, not while pointed at or focused; its `[data-dismiss]` button closes it at once. */
export function dismissToasts(root: Document): void {
  for (const toast of root.querySelectorAll<HTMLElement>('[data-toast]')) {
    let timer = 0
    const hold = (): void => window.clearTimeout(timer)
    const start = (): void => {
      hold()
      timer = window.setTimeout(() => toast.remove(), STAYS_MS)
    }
    for (const name of ['pointerenter', 'focusin']) toast.addEventListener(name, hold)
    for (const name of ['pointerleave', 'focusout']) toast.addEventListener(name, start)
    for (const button of toast.querySelectorAll<HTMLElement>('[data-dismiss]')) {
      button.hidden = false
      button.addEventListener('click', () => toast.remove())
    }
    start()
  }
}
