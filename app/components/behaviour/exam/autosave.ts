import { makeSaveQueue, type QueueState, type SaveQueue } from './save-queue'
import { sendAnswer } from './send-answer'

const TYPING_PAUSE_MS = 300

/**
 * Saves the answer as it is given: choices at once, typing after a short pause. Each change takes a new key and sequence,
 * written into the form too, so that sending the form itself repeats the same save and cannot overtake it.
 */
export function autosave(form: HTMLFormElement, url: string, ordinal: string, tell: (state: QueueState) => void): SaveQueue {
  const queue = makeSaveQueue((answer) => sendAnswer(url, answer), tell, (ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  let sequence = Number(field('sequence').value) - 1
  let typing = 0

  function take(): void {
    window.clearTimeout(typing)
    typing = 0
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('ordinal', ordinal)
    queue.add({ sequence, key: field('key').value, body })
  }

  function changed(event: Event): void {
    const control = event.target as HTMLElement
    if (control.dataset.answer === undefined) return
    sequence += 1
    field('sequence').value = String(sequence)
    field('key').value = newKey()
    window.clearTimeout(typing)
    if (control.dataset.answer === 'typed') typing = window.setTimeout(take, TYPING_PAUSE_MS)
    else take()
  }

  form.addEventListener('input', changed)
  form.addEventListener('submit', () => window.clearTimeout(typing))
  return { ...queue, hasUnsaved: () => typing !== 0 || queue.hasUnsaved(), drained: (ms) => (typing !== 0 && take(), queue.drained(ms)) }
}

/** randomUUID exists only on secure origins; a commune's test machine may be reached by plain http. */
function newKey(): string {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
