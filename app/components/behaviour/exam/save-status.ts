import type { QueueState } from './save-queue'

const LOOKS = { saving: 'waiting', overtaken: 'waiting', saved: 'saved', lost: 'lost', signed_out: 'lost', stale: 'lost', taken_over: 'lost', finished: 'lost', dropped: 'lost' } as const
const STRIPS: Readonly<Partial<Record<QueueState['kind'], string>>> = { signed_out: 'signed-out', stale: 'stale', taken_over: 'taken-over', lost: 'lost', dropped: 'lost' }

/** The state of the last save, in the bar and, when something is wrong, in a strip under it. `kept`: answers stay on this machine. */
export function showSaveStatus(root: HTMLElement, state: QueueState, kept: boolean): void {
  const look = LOOKS[state.kind]
  const { textSaved = '', textSaving = '', textLost = '', textKept = '' } = root.dataset
  const place = root.querySelector<HTMLElement>('[data-saved]')
  const text = place?.querySelector('[data-saved-text]')
  if (place && text) {
    place.className = look === 'saved' ? 'saved' : `saved ${look}`
    text.textContent = state.kind === 'saved' ? textSaved.replace('{time}', state.at) : look === 'waiting' ? textSaving : kept ? textKept : textLost
    const icon = root.querySelector<HTMLTemplateElement>(`template[data-icon="${look}"]`)?.content.firstElementChild?.cloneNode(true)
    if (icon) place.querySelector('svg')?.replaceWith(icon)
  }
  showStrip(root, STRIPS[state.kind] ?? '')
  if (state.kind === 'saved') markAnswered(root)
}

/** Shows the strip of that name and hides the others. */
export function showStrip(root: HTMLElement, name: string): void {
  for (const one of root.querySelectorAll<HTMLElement>('[data-strip]')) one.hidden = one.dataset.strip !== name
}

/** The overview shows at once what has been saved. */
function markAnswered(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-exam-form]')
  const given = [...(form?.querySelectorAll<HTMLInputElement>('[data-answer]') ?? [])].some((control) => (control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value.trim() !== ''))
  root.querySelector(`[data-cell="${root.dataset.ordinal}"]`)?.classList.toggle('answered', given)
}
