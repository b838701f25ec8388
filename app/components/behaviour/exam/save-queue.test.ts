import { expect, test } from 'vitest'
import { makeSaveQueue, type Answer, type Outcome, type QueueState } from './save-queue'

const answer = (sequence: number): Answer => ({ sequence, key: `key-${sequence}`, body: new URLSearchParams(), url: '/answers' })

function setUp(outcomes: Outcome[]) {
  const sent: string[] = []
  const told: QueueState['kind'][] = []
  const waits: number[] = []
  const settled: string[] = []
  const queue = makeSaveQueue({
    send: (one) => {
      sent.push(one.key)
      return Promise.resolve(outcomes.shift() ?? { kind: 'saved', at: '10:32' })
    },
    tell: (state) => told.push(state.kind),
    wait: (ms) => (waits.push(ms), Promise.resolve()),
    settled: ({ key }, { kind }) => settled.push(`${key} ${kind}`),
  })
  return { queue, sent, told, waits, settled }
}

test('tells saved only after the answer, in order, one at a time', async () => {
  const { queue, sent, told } = setUp([])
  queue.add(answer(1))
  queue.add(answer(2))
  expect(told).toEqual(['saving'])
  expect(queue.hasUnsaved()).toBe(true)
  await queue.drained(1000)
  expect(sent).toEqual(['key-1', 'key-2'])
  expect(told).toEqual(['saving', 'saving', 'saved'])
  expect(queue.hasUnsaved()).toBe(false)
})

test('tries the same answer again with the same key, slower each time, then goes on in order', async () => {
  const { queue, sent, told, waits, settled } = setUp([{ kind: 'lost' }, { kind: 'lost' }, { kind: 'signed_out' }])
  queue.add(answer(1))
  queue.add(answer(2))
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(sent).toEqual(['key-1', 'key-1', 'key-1', 'key-1', 'key-2'])
  expect(told).toEqual(['saving', 'lost', 'lost', 'signed_out', 'saving', 'saved'])
  expect(waits).toEqual([1000, 2000, 4000])
  // Only what the server has answered for good may be forgotten by this machine.
  expect(settled).toEqual(['key-1 saved', 'key-2 saved'])
})

test.each(['stale', 'finished', 'taken_over'] as const)('%s ends the queue', async (kind) => {
  const { queue, sent, told } = setUp([{ kind }])
  queue.add(answer(1))
  queue.add(answer(2))
  await queue.drained(1000)
  expect([sent, told, queue.hasUnsaved()]).toEqual([['key-1'], ['saving', kind], false])
  // Another click on the outdated page must not overtake the newer answer: it is told again, and sends nothing.
  queue.add(answer(3))
  await queue.drained(1000)
  expect([sent, told.at(-1), queue.hasUnsaved()]).toEqual([['key-1'], kind, false])
})

test('an answer that the form overtook does not end the queue', async () => {
  const { queue, sent, told, settled } = setUp([{ kind: 'overtaken' }])
  queue.add(answer(1))
  queue.add(answer(2))
  await queue.drained(1000)
  expect([sent, told, settled]).toEqual([['key-1', 'key-2'], ['saving', 'saving', 'saved'], ['key-1 overtaken', 'key-2 saved']])
})
