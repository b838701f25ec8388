import { countSyllables } from '../../../domain/lesson/lesson-length'

const PAUSE_MS = 400

/** [data-syllables]: says how long the text of the field it names has become. `data-text` holds {count}. */
export function tellSyllables(root: HTMLElement): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-syllables]')) {
    const field = document.getElementById(place.dataset.syllables ?? '')
    if (!(field instanceof HTMLTextAreaElement)) continue
    let waiting = 0
    const tell = () => {
      place.textContent = (place.dataset.text ?? '').replace('{count}', String(countSyllables(field.value)))
      place.hidden = false
    }
    field.addEventListener('input', () => {
      window.clearTimeout(waiting)
      waiting = window.setTimeout(tell, PAUSE_MS)
    })
    tell()
  }
}
