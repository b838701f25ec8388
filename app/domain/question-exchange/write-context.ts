/** What a writer of questions is given, and what it gives back. */
import type { RichText } from '../question/rich-text'
import type { Note } from './build-item'

export type WriteContext = {
  /** the tree of a question text */
  readonly tree: (text: string) => RichText
  /** a picture of the course as base64; null when it is gone */
  readonly picture: (file: string) => string | null
}

/** Writes a question text as the format has it; inline: one paragraph without its element. */
export type InlineText = (text: string, inline?: boolean) => string

/** One question written; `text` null: the format has no such kind. */
export type Written = { readonly text: string | null; readonly losses: readonly Note[] }
export type Loss = Note & { readonly code: string }
