/**
 * Which page may write: this one, or one elsewhere. A tab's own part is added to the browser's token of the form; the
 * server says whether that holds the attempt. Another page that does is told of openly, with a button to go on here; while
 * this page does not hold, nothing in it can be changed. A copied tab copies sessionStorage, so pages of one browser also
 * ask each other who they are.
 */
export type HolderPage = { readonly form: HTMLFormElement; readonly url: string; readonly attemptId: string; readonly lost: (since: string) => void }
export type Holder = { readonly takeOver: () => Promise<void> }

type Hello = { readonly asks?: string; readonly isHere?: string; readonly page: string }

/** Answers once it is known whether this page holds; `held` false leaves the page locked. */
export async function holdAttempt({ form, url, attemptId, lost }: HolderPage): Promise<Holder> {
  const field = form.elements.namedItem('holder')
  if (!(field instanceof HTMLInputElement)) return { takeOver: () => Promise.resolve() }
  const browser = field.value
  const page = tabPart()
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`dat-chuan ${attemptId}`) : null
  let tab = sessionStorage.getItem(`tab ${attemptId}`) ?? tabPart()
  if (channel && (await isTwin(channel, tab, page))) tab = tabPart()
  sessionStorage.setItem(`tab ${attemptId}`, tab)
  field.value = `${browser}-${tab}`
  channel?.addEventListener('message', ({ data }: MessageEvent<Hello>) => {
    if (data.asks === tab && data.page !== page) channel.postMessage({ isHere: tab, page })
  })

  async function ask(take: boolean): Promise<boolean> {
    try {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ holder: `${browser}-${tab}`, take }), headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual' })
      // Read to the end whatever it says: an unread body keeps its connection.
      const said = await response.text()
      if (response.status !== 409) return true
      lost((JSON.parse(said) as { takenSince?: string }).takenSince ?? '')
      return false
    } catch {
      return true // without a line nobody can take over; the next save asks again
    }
  }

  await ask(false)
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && ask(false)))
  return {
    async takeOver() {
      if (await ask(true)) window.location.reload()
    },
  }
}

const TWIN_WAIT_MS = 150

/** Whether another page of this browser goes by the same name. */
function isTwin(channel: BroadcastChannel, tab: string, page: string): Promise<boolean> {
  return new Promise((resolve) => {
    const heard = ({ data }: MessageEvent<Hello>) => void (data.isHere === tab && data.page !== page && done(true))
    const done = (twin: boolean) => {
      channel.removeEventListener('message', heard)
      window.clearTimeout(timer)
      resolve(twin)
    }
    const timer = window.setTimeout(() => done(false), TWIN_WAIT_MS)
    channel.addEventListener('message', heard)
    channel.postMessage({ asks: tab, page })
  })
}

function tabPart(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
