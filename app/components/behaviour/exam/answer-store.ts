/**
 * Answers that the server has not acknowledged, kept on this machine (IndexedDB) by account and attempt, in the order given.
 * Kept before they are sent, forgotten when the server has answered them for good: a closed browser, a power cut or a lost
 * line loses nothing, and the idempotency key makes a repeated sending harmless. Where the browser keeps nothing (private
 * windows, full disks) the page goes on without and says so.
 */
import { openDB, type IDBPDatabase } from 'idb'

export type KeptAnswer = {
  readonly account: string
  readonly attemptId: string
  readonly ordinal: string
  readonly sequence: number
  readonly key: string
  /** The form as sent, and where to. */
  readonly body: string
  readonly url: string
}
export type AnswerStore = {
  readonly keep: (answer: KeptAnswer) => Promise<void>
  readonly forget: (key: string) => Promise<void>
  /** Oldest first. */
  readonly all: (account: string) => Promise<KeptAnswer[]>
}

const STORE = 'answers'

/** Null: this browser keeps nothing. */
export async function openAnswerStore(): Promise<AnswerStore | null> {
  try {
    const database = await openDB('dat-chuan', 1, {
      upgrade: (made: IDBPDatabase) => {
        made.createObjectStore(STORE, { autoIncrement: true }).createIndex('key', 'key', { unique: true })
      },
    })
    return {
      keep: async (answer) => {
        await database.add(STORE, answer)
      },
      forget: async (key) => {
        const place = await database.getKeyFromIndex(STORE, 'key', key)
        if (place !== undefined) await database.delete(STORE, place)
      },
      all: async (account) => ((await database.getAll(STORE)) as KeptAnswer[]).filter((answer) => answer.account === account),
    }
  } catch {
    return null
  }
}
