/**
 * Sends answers of a test that an earlier visit could not, as soon as the same account is here again: the line came back
 * after the browser had been closed, or after signing in anew. One at a time, in order; what the server has answered is
 * forgotten. [data-resend] says how many there were.
 */
import { openAnswerStore } from './exam/answer-store'
import { sendAnswer } from './exam/send-answer'

const place = document.querySelector<HTMLElement>('[data-resend]')
if (place) void resend(place)

async function resend(notice: HTMLElement): Promise<void> {
  const { account = '' } = document.body.dataset
  const { textSent = '', textKept = '' } = notice.dataset
  const store = await openAnswerStore()
  const kept = (await store?.all(account)) ?? []
  let sent = 0
  for (const answer of kept) {
    const { kind } = await sendAnswer(answer.url, new URLSearchParams(answer.body))
    if (kind === 'lost' || kind === 'signed_out') break
    if (kind !== 'dropped') await store?.forget(answer.key)
    sent += 1
  }
  if (kept.length === 0) return
  notice.hidden = false
  const text = notice.querySelector('[data-resend-text]')
  if (text) text.textContent = (sent === kept.length ? textSent : textKept).replace('{count}', String(sent === kept.length ? sent : kept.length - sent))
}
