/**
 * Glossary terms. A link `a[data-term]` (name) with `data-definition` and `data-more` (words of the link to the
 * glossary) opens a pop-up after its block instead of leaving the page: click or Enter opens and closes, Esc closes.
 */
const BLOCKS = 'p, li, dd, td, th, h3, blockquote'
const ID = 'thuat-ngu-dang-mo'

export function popUpTerms(root: Document): void {
  let open: HTMLAnchorElement | undefined

  const close = (): void => {
    root.getElementById(ID)?.parentElement?.remove()
    open?.setAttribute('aria-expanded', 'false')
    open?.removeAttribute('aria-describedby')
    open = undefined
  }

  const show = (term: HTMLAnchorElement): void => {
    const block = term.closest<HTMLElement>(BLOCKS)
    if (!block) return
    const place = popUp(root, term)
    if (block.tagName === 'P' || block.tagName === 'H3') block.after(place)
    else block.append(place)
    term.setAttribute('aria-expanded', 'true')
    term.setAttribute('aria-describedby', ID)
    open = term
  }

  for (const term of root.querySelectorAll('a[data-term]')) term.setAttribute('aria-expanded', 'false')

  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const term = event.target.closest<HTMLAnchorElement>('a[data-term]')
    const before = open
    if (!event.target.closest(`#${ID}`)) close()
    if (!term) return
    event.preventDefault()
    if (term !== before) show(term)
  })

  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open) return
    const term = open
    const inside = root.getElementById(ID)?.contains(root.activeElement)
    close()
    if (inside) term.focus()
  })
}

/** The pop-up itself, made of text only: nothing of it is parsed as HTML. */
function popUp(root: Document, term: HTMLAnchorElement): HTMLElement {
  const place = root.createElement('div')
  place.className = 'pop-place noprint'
  const pop = root.createElement('div')
  pop.className = 'pop'
  pop.id = ID
  const name = root.createElement('b')
  name.textContent = term.dataset.term ?? ''
  const definition = root.createElement('p')
  definition.textContent = term.dataset.definition ?? ''
  const more = root.createElement('a')
  more.href = term.href
  more.textContent = term.dataset.more ?? ''
  pop.append(name, definition, more)
  place.append(pop)
  return place
}
