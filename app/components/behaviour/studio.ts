/**
 * The text of a question gets line numbers beside it and Tab as two spaces. Escape gives Tab back to the keyboard, so that
 * nobody is caught in the field. Everything else of the editor works without this.
 */
const TAB = '  '

function numbered(box: HTMLElement, source: HTMLTextAreaElement): void {
  const gutter = document.createElement('pre')
  gutter.className = 'source-numbers'
  gutter.setAttribute('aria-hidden', 'true')
  box.classList.add('numbered')
  box.prepend(gutter)
  const draw = (): void => {
    gutter.textContent = source.value.split('\n').map((_, i) => i + 1).join('\n')
    gutter.style.height = `${source.clientHeight}px`
    gutter.scrollTop = source.scrollTop
  }
  source.addEventListener('input', draw)
  source.addEventListener('scroll', () => { gutter.scrollTop = source.scrollTop })
  new ResizeObserver(draw).observe(source)
  draw()
}

function indents(source: HTMLTextAreaElement): void {
  let free = false
  source.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') free = true
    else if (event.key !== 'Tab' || event.shiftKey || free || event.isComposing) free = event.key === 'Shift' ? free : false
    else {
      event.preventDefault()
      source.setRangeText(TAB, source.selectionStart, source.selectionEnd, 'end')
      source.dispatchEvent(new Event('input'))
    }
  })
}

for (const box of document.querySelectorAll<HTMLElement>('[data-source]')) {
  const source = box.querySelector('textarea')
  if (!source) continue
  numbered(box, source)
  indents(source)
}
