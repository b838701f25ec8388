/**
 * What script adds to an exam page; the page works without it. Saves answers as they are given and keeps on this machine
 * what the server has not acknowledged, counts the time down, hands in when it is up, tells when another page took over,
 * lets one sign in again in place, and asks before the page is left with an answer that is not saved. Texts and addresses
 * come from data- attributes of [data-exam].
 */
import { openAnswerStore } from './exam/answer-store'
import { RETRY, autosave, type Autosave } from './exam/autosave'
import { offerCalendars } from './exam/calendars'
import { countDown } from './exam/countdown'
import { holdAttempt } from './exam/holder'
import { offerOrdering } from './exam/ordering'
import { sendEvent, tellPresence } from './exam/presence'
import type { QueueState } from './exam/save-queue'
import { showSaveStatus, showStrip } from './exam/save-status'
import { offerSignIn } from './exam/sign-in-again'
import { tellSyllables } from './exam/syllables'

const LAST_SAVE_MS = 8000
const RESEND_MS = 60_000

let leaving = false
let trouble = false
let goingTo: HTMLElement | null = null

const exam = document.querySelector<HTMLElement>('[data-exam]')
offerCalendars(document.documentElement)
offerOrdering(document.documentElement)
tellSyllables(document.documentElement)
if (exam) void watch(exam)

async function watch(root: HTMLElement): Promise<void> {
  const { remaining = '0', textNear = '' } = root.dataset
  let saving: Autosave | null = null
  const timer = root.querySelector<HTMLElement>('[data-timer]')
  const digits = root.querySelector<HTMLElement>('[data-timer-text]')
  countDown(Number(remaining), textNear, {
    near(text, isNear) {
      if (digits && digits.textContent !== text) digits.textContent = text
      timer?.classList.toggle('near', isNear)
    },
    announce: (minutes) => say(root, root.getAttribute(`data-text-announce-${minutes}`) ?? ''),
    end: () => void handIn(root, saving),
  })
  const form = root.querySelector<HTMLFormElement>('[data-exam-form]')
  if (form) saving = await watchAnswers(root, form)
}

async function watchAnswers(root: HTMLElement, form: HTMLFormElement): Promise<Autosave> {
  const { answers = '', ordinal = '', attempt: attemptId = '', events = '', holder = '' } = root.dataset
  const { account = '' } = document.body.dataset
  const store = openAnswerStore()
  let keeps = false
  // Asked before anything is answered here: what is kept now is of an earlier visit.
  const earlier = store.then(async (there) => {
    keeps = there !== null
    return ((await there?.all(account)) ?? []).filter((answer) => answer.attemptId === attemptId)
  })
  const tell = (state: QueueState) => {
    if (state.kind === 'finished') return leaveFor(root.dataset.result ?? '')
    showSaveStatus(root, state, keeps)
    if (state.kind === 'taken_over') lock(form)
    goOnWhen(form, state)
  }
  const saving = autosave({ form, url: answers, account, attemptId, ordinal, store, tell })
  askBeforeLeaving(saving)
  offerSignIn(root, () => {
    showStrip(root, '')
    sendEvent(events, 'signed_in_again', ordinal, holderOf(form))
    document.dispatchEvent(new Event(RETRY))
  })
  const held = await holdAttempt({
    form, url: holder, attemptId,
    lost(since) {
      lock(form)
      showStrip(root, 'taken-over')
      const place = root.querySelector('[data-taken-since]')
      if (place && since !== '') place.textContent = since
    },
  })
  for (const button of root.querySelectorAll('[data-take-over]')) button.addEventListener('click', () => void held.takeOver())
  tellPresence(events, ordinal, () => holderOf(form))
  const { here } = saving.resend(await earlier)
  if (here) {
    // What this page shows is older than what was kept: show what has been saved now.
    await saving.drained(RESEND_MS)
    if (!saving.hasUnsaved()) window.location.reload()
  }
  return saving
}

function holderOf(form: HTMLFormElement): string {
  const field = form.elements.namedItem('holder')
  return field instanceof HTMLInputElement ? field.value : ''
}

/** Nothing in a page that does not hold the attempt can be changed. */
function lock(form: HTMLFormElement): void {
  for (const fieldset of form.querySelectorAll('fieldset')) fieldset.disabled = true
}

/** Going on waits for the line: a page that cannot be loaded would take the question away. */
function goOnWhen(form: HTMLFormElement, state: QueueState): void {
  trouble = state.kind === 'lost' || state.kind === 'signed_out'
  if (state.kind !== 'saved' || goingTo === null) return
  const button = goingTo
  goingTo = null
  form.requestSubmit(button)
}

async function handIn(root: HTMLElement, saving: Autosave | null): Promise<void> {
  say(root, root.dataset.textTimeUp ?? '')
  await saving?.drained(LAST_SAVE_MS)
  leaving = true
  root.querySelector<HTMLFormElement>('[data-time-up]')?.submit()
}

function leaveFor(address: string): void {
  leaving = true
  window.location.assign(address)
}

function say(root: HTMLElement, text: string): void {
  const place = root.querySelector('[data-announce]')
  if (place) place.textContent = text
}

/** Only while an answer is unsaved; sending the form saves it, so that is no leaving. */
function askBeforeLeaving(saving: Autosave): void {
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    if (trouble && saving.hasUnsaved() && event.target instanceof HTMLFormElement && event.target.dataset.examForm !== undefined) {
      event.preventDefault()
      goingTo = event.submitter
      return
    }
    leaving = true
  })
  window.addEventListener('pageshow', () => (leaving = false))
  window.addEventListener('beforeunload', (event) => {
    if (leaving || !saving.hasUnsaved()) return
    event.preventDefault()
    event.returnValue = true // Chrome before 119 asks only when this is set
  })
}
