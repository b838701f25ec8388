/** What script adds to every page; each page works without it. Bundled to one file (process/build-behaviours.mjs). */
import { closeMenus } from './page/menus'
import { guardUnsaved, sendOnChange } from './page/forms'
import { countPicked } from './page/picking'
import { showPasswords } from './page/passwords'
import { dismissToasts } from './page/toasts'

closeMenus(document)
showPasswords(document)
sendOnChange(document)
guardUnsaved(document)
countPicked(document)
dismissToasts(document)

/** [data-print] prints; it is hidden until script can do it. */
for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

/** [data-error-summary] takes the focus, so that what to correct is read first. */
document.querySelector<HTMLElement>('[data-error-summary]')?.focus()
