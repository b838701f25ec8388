import type { AnswerStore, KeptAnswer } from './answer-store'
import { makeSaveQueue, type Answer, type QueueState, type SaveQueue } from './save-queue'
import { sendAnswer } from './send-answer'

const TYPING_PAUSE_MS = 300

/** A DOM event on document that wakes a queue waiting for the line. */
export const RETRY = 'exam:retry'

export type AutosavePage = {
  readonly form: HTMLFormElement
  readonly url: string
  readonly account: string
  readonly attemptId: string
  readonly ordinal: string
  /** Opened beside the page: an answer given before it is there is kept as soon as it is. */
  readonly store: Promise<AnswerStore | null>
  readonly tell: (state: QueueState) => void
}
/**
 * Sends what an earlier visit could not, and then what was answered before this script was there (a slow line);
 * `here`: some of the former is of the question on the page.
 */
export type Autosave = SaveQueue & { readonly resend: (kept: readonly KeptAnswer[]) => { here: boolean } }

/**
 * Saves the answer as it is given: choices at once, typing after a short pause and never in the midst of a composition
 * (Telex, VNI). Each change takes a new key and sequence, written into the form too, so that sending the form itself
 * repeats the same save. A form sent while an earlier answer is still under way overtakes it: that one is then ignored by
 * the server, and it is no other window that has the newer answer. Each is kept on this machine until the server has
 * answered it.
 */
export function autosave({ form, url, account, attemptId, ordinal, store, tell }: AutosavePage): Autosave {
  const queue = makeSaveQueue({
    send: async (answer) => {
      const outcome = await sendAnswer(answer.url, answer.body)
      return outcome.kind === 'stale' && formSent ? { kind: 'overtaken' } : outcome
    },
    tell,
    wait: untilAwake,
    // An address that knows nothing of this answer (another account signed in) has not spoken the last word.
    settled: ({ key }, { kind }) => void (kind === 'dropped' ? undefined : store.then((there) => there?.forget(key))),
  })
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  let sequence = Number(field('sequence').value) - 1
  let typing = 0
  let composing = false
  let formSent = false
  /** Whether a change was heard of: it brought everything on the page with it. */
  let seen = false

  function take(): void {
    window.clearTimeout(typing)
    typing = 0
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('ordinal', ordinal)
    body.set('autosave', 'yes')
    const answer: Answer = { sequence, key: field('key').value, body, url }
    void store.then((there) => there?.keep({ account, attemptId, ordinal, sequence, key: answer.key, body: body.toString(), url })).catch(() => undefined)
    queue.add(answer)
  }

  function changed(event: Event): void {
    const control = event.target as HTMLElement
    if (control.dataset.answer === undefined) return
    seen = true
    sequence += 1
    field('sequence').value = String(sequence)
    field('key').value = newKey()
    window.clearTimeout(typing)
    if (control.dataset.answer !== 'typed') return take()
    typing = window.setTimeout(() => (composing ? undefined : take()), TYPING_PAUSE_MS)
  }

  form.addEventListener('input', changed)
  form.addEventListener('compositionstart', () => (composing = true))
  form.addEventListener('compositionend', (event) => {
    composing = false
    changed(event)
  })
  // Enter that ends a composition chooses a syllable; it must not hand anything in.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault()
  })
  form.addEventListener('submit', () => {
    window.clearTimeout(typing)
    formSent = true
  })
  window.addEventListener('pageshow', () => (formSent = false))
  return {
    ...queue,
    hasUnsaved: () => typing !== 0 || queue.hasUnsaved(),
    drained: (ms) => (typing !== 0 && take(), queue.drained(ms)),
    resend(kept) {
      for (const { sequence: number, key, body, url: address } of kept) queue.add({ sequence: number, key, body: new URLSearchParams(body), url: address })
      const ofThisPage = kept.filter((answer) => answer.ordinal === ordinal)
      sequence = Math.max(sequence, ...ofThisPage.map((answer) => answer.sequence))
      const early = seen ? undefined : [...form.querySelectorAll('[data-answer]')].find(differsFromServer)
      early?.dispatchEvent(new Event('input', { bubbles: true }))
      return { here: ofThisPage.length > 0 }
    },
  }
}

/** Whether a control shows something else than the page was sent with. */
function differsFromServer(control: Element): boolean {
  if (control instanceof HTMLSelectElement) return control.value !== (control.querySelector<HTMLOptionElement>('option[selected]') ?? control.options[0])?.value
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (!(control instanceof HTMLInputElement)) return false
  return control.type === 'radio' || control.type === 'checkbox' ? control.checked !== control.defaultChecked : control.value !== control.defaultValue
}

/** Waits so long, or until the line is back or somebody signed in again. */
function untilAwake(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      window.clearTimeout(timer)
      window.removeEventListener('online', done)
      document.removeEventListener(RETRY, done)
      resolve()
    }
    const timer = window.setTimeout(done, ms)
    window.addEventListener('online', done)
    document.addEventListener(RETRY, done)
  })
}

/** randomUUID exists only on secure origins; a commune's test machine may be reached by plain http. */
export function newKey(): string {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
