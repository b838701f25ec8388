import { RichBlocks } from './rich-text'

/** The text of a question; an empty line begins a new paragraph. */
export function Stem({ text }: { readonly text: string }) {
  return <div className="stem"><RichBlocks text={text} /></div>
}

/** A, B, C … of the options as shown. */
export function optionLetter(index: number): string {
  return String.fromCharCode(65 + index)
}
