export interface LossRow {
  /** of the question */
  readonly code: string
  readonly text: string
}

/** What cannot be carried, each sentence once with the questions it is about. */
export function LossList({ losses }: { readonly losses: readonly LossRow[] }) {
  const sentences = [...new Set(losses.map(({ text }) => text))]
  return (
    <ul className="flat list-none p-0">
      {sentences.map((sentence) => {
        const codes = losses.filter(({ text }) => text === sentence).map(({ code }) => code)
        return <li key={sentence} className="mb-3">{sentence} <span className="meta">({codes.length}) <span className="break-words">{codes.slice(0, 12).join(', ')}{codes.length > 12 ? '…' : ''}</span></span></li>
      })}
    </ul>
  )
}
