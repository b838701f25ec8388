/**
 * [data-ordering]: items are moved by buttons, which keep the focus, and the new place is said aloud. The lists of numbers
 * that serve without script stay in the form, out of sight, and are what is saved. Until something is moved, or the order
 * shown is kept by its button, no number is set: an order that was only looked at is no answer.
 */
export function offerOrdering(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-ordering]')) arrange(place)
}

function arrange(place: HTMLElement): void {
  const list = place.querySelector('ol')
  if (!list) return
  const items = () => [...list.querySelectorAll<HTMLElement>('[data-item]')]
  const number = (item: HTMLElement) => Number(select(item)?.value) || 0
  for (const part of place.querySelectorAll<HTMLElement>('[data-plain]')) part.hidden = true
  for (const part of place.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false
  list.append(...items().sort((a, b) => (number(a) || Infinity) - (number(b) || Infinity) || 0))
  show()

  list.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-move]')
    const item = button?.closest<HTMLElement>('[data-item]')
    if (button && item) move(item, Number(button.dataset.move), button)
  })
  place.querySelector('[data-keep] button')?.addEventListener('click', () => {
    settle()
    say(place.dataset.textKept ?? '')
    items()[0]?.querySelector<HTMLElement>('[data-move]:not(:disabled)')?.focus()
  })

  function move(item: HTMLElement, step: number, button: HTMLButtonElement): void {
    const all = items()
    const other = all[all.indexOf(item) + step]
    if (!other) return
    if (step < 0) other.before(item)
    else other.after(item)
    settle()
    if (button.disabled) item.querySelector<HTMLElement>('[data-move]:not(:disabled)')?.focus()
    else button.focus()
    const text = item.querySelector('[data-text]')?.textContent ?? ''
    say((place.dataset.textMoved ?? '').replace('{text}', () => text).replace('{place}', String(items().indexOf(item) + 1)).replace('{total}', String(all.length)))
  }

  /** Every item takes the number of its place; one event saves them all. */
  function settle(): void {
    items().forEach((item, index) => {
      const field = select(item)
      if (field) field.value = String(index + 1)
    })
    show()
    const first = items()[0]
    if (first) select(first)?.dispatchEvent(new Event('input', { bubbles: true }))
  }

  function show(): void {
    const all = items()
    all.forEach((item, index) => {
      const badge = item.querySelector('[data-place]')
      if (badge) badge.textContent = String(number(item) || '–')
      for (const button of item.querySelectorAll<HTMLButtonElement>('[data-move]')) button.disabled = all[index + Number(button.dataset.move)] === undefined
    })
    const keep = place.querySelector<HTMLElement>('[data-keep]')
    if (keep) keep.hidden = all.every((item, index) => number(item) === index + 1)
  }

  function say(text: string): void {
    const live = place.querySelector('[data-live]')
    if (live) live.textContent = text
  }
}

function select(item: HTMLElement): HTMLSelectElement | null {
  return item.querySelector('select')
}
