/**
 * What script adds to an exam page; the page works without it. Saves answers as they are given, counts the time down,
 * hands in when it is up, and asks before the page is left with an answer that is not saved. Texts and addresses come
 * from data- attributes of [data-exam].
 */
import { autosave } from './exam/autosave'
import { countDown } from './exam/countdown'
import type { QueueState, SaveQueue } from './exam/save-queue'

const LAST_SAVE_MS = 8000

const exam = document.querySelector<HTMLElement>('[data-exam]')
if (exam) watch(exam)

function watch(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-exam-form]')
  const { answers = '', ordinal = '', remaining = '0', textNear = '' } = root.dataset
  const queue = form ? autosave(form, answers, ordinal, (state) => show(root, state)) : null
  if (queue) askBeforeLeaving(queue)
  offerCalendars(root)
  const timer = root.querySelector<HTMLElement>('[data-timer]')
  const digits = root.querySelector<HTMLElement>('[data-timer-text]')
  countDown(Number(remaining), textNear, {
    near(text, isNear) {
      if (digits && digits.textContent !== text) digits.textContent = text
      timer?.classList.toggle('near', isNear)
    },
    announce: (minutes) => say(root, root.getAttribute(`data-text-announce-${minutes}`) ?? ''),
    end: () => void handIn(root, queue),
  })
}

async function handIn(root: HTMLElement, queue: SaveQueue | null): Promise<void> {
  say(root, root.dataset.textTimeUp ?? '')
  await queue?.drained(LAST_SAVE_MS)
  leaving = true
  root.querySelector<HTMLFormElement>('[data-time-up]')?.submit()
}

function say(root: HTMLElement, text: string): void {
  const place = root.querySelector('[data-announce]')
  if (place) place.textContent = text
}

const LOOKS = { saving: 'waiting', saved: 'saved', lost: 'lost', signed_out: 'lost', stale: 'lost', finished: 'lost', dropped: 'lost' } as const

/** The state of the last save, in the bar and, when something is wrong, in a strip under it. */
function show(root: HTMLElement, state: QueueState): void {
  if (state.kind === 'finished') {
    leaving = true
    window.location.assign(root.dataset.result ?? '')
    return
  }
  const look = LOOKS[state.kind]
  const { textSaved = '', textSaving = '', textLost = '' } = root.dataset
  const place = root.querySelector<HTMLElement>('[data-saved]')
  const text = place?.querySelector('[data-saved-text]')
  if (place && text) {
    place.className = look === 'saved' ? 'saved' : `saved ${look}`
    text.textContent = state.kind === 'saved' ? textSaved.replace('{time}', state.at) : look === 'waiting' ? textSaving : textLost
    const icon = root.querySelector<HTMLTemplateElement>(`template[data-icon="${look}"]`)?.content.firstElementChild?.cloneNode(true)
    if (icon) place.querySelector('svg')?.replaceWith(icon)
  }
  const strip = state.kind === 'signed_out' ? 'signed-out' : state.kind === 'stale' ? 'stale' : state.kind === 'lost' || state.kind === 'dropped' ? 'lost' : ''
  for (const one of root.querySelectorAll<HTMLElement>('[data-strip]')) one.hidden = one.dataset.strip !== strip
  if (state.kind === 'saved') markAnswered(root)
}

/** The overview shows at once what has been saved. */
function markAnswered(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-exam-form]')
  const given = [...(form?.querySelectorAll<HTMLInputElement>('[data-answer]') ?? [])].some((control) => (control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value.trim() !== ''))
  root.querySelector(`[data-cell="${root.dataset.ordinal}"]`)?.classList.toggle('answered', given)
}

let leaving = false

/** Only while an answer is unsaved; sending the form saves it, so that is no leaving. */
function askBeforeLeaving(queue: SaveQueue): void {
  document.addEventListener('submit', () => (leaving = true))
  window.addEventListener('pageshow', () => (leaving = false))
  window.addEventListener('beforeunload', (event) => {
    if (leaving || !queue.hasUnsaved()) return
    event.preventDefault()
    event.returnValue = true // Chrome before 119 asks only when this is set
  })
}

/** [data-date-picker]: a button that opens the browser's own calendar, which writes into the text field it names. */
function offerCalendars(root: HTMLElement): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-date-picker]')) {
    const picker = place.querySelector('input')
    const target = document.getElementById(place.dataset.datePicker ?? '')
    if (!(picker && target instanceof HTMLInputElement && 'showPicker' in picker)) continue
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => picker.showPicker())
    picker.addEventListener('change', () => {
      const [year, month, day] = picker.value.split('-')
      target.value = day === undefined ? '' : `${day}/${month}/${year}`
      target.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
