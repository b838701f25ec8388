/**
 * Decision trees, one question at a time. `[data-decision]` holds `.ask` items; each answer `li[data-answer]` names the
 * anchor of the next question, or nothing when it holds the result. What was answered stays in view as a trail.
 */
export function stepThroughDecisions(root: Document): void {
  for (const tree of root.querySelectorAll<HTMLElement>('[data-decision]')) stepThrough(tree)
}

function stepThrough(tree: HTMLElement): void {
  const asks = [...tree.querySelectorAll<HTMLElement>('.ask')]
  const first = asks[0]
  if (!first) return

  const restart = document.createElement('button')
  restart.type = 'button'
  restart.className = 'btn quiet small noprint'
  restart.textContent = tree.dataset.restart ?? ''
  restart.hidden = true
  tree.append(restart)

  const begin = (): void => {
    for (const item of tree.querySelectorAll('.shown, .chosen')) item.classList.remove('shown', 'chosen', 'answer-to-show')
    for (const button of tree.querySelectorAll<HTMLButtonElement>('.answers-list button')) button.disabled = false
    first.classList.add('shown')
    restart.hidden = true
  }

  for (const answer of tree.querySelectorAll<HTMLElement>('[data-answer]')) {
    const word = answer.querySelector('.answer-word')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn secondary small'
    button.textContent = word?.textContent ?? ''
    word?.replaceChildren(button)
    button.addEventListener('click', () => {
      const ask = answer.closest('.ask')
      ask?.classList.add('chosen')
      answer.classList.add('chosen')
      for (const other of ask?.querySelectorAll('button') ?? []) other.disabled = true
      const next = asks.find((item) => item.id === answer.dataset.answer)
      restart.hidden = false
      if (next) {
        next.classList.add('shown')
        next.focus({ preventScroll: true })
      } else {
        answer.classList.add('answer-to-show')
        restart.focus({ preventScroll: true })
      }
    })
  }

  restart.addEventListener('click', () => {
    begin()
    first.focus({ preventScroll: true })
  })
  tree.classList.add('stepping')
  begin()
}
