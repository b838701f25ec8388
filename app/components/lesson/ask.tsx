export interface AskProps {
  readonly id: string
  readonly question: string
  /** The answer when yes; or the id of the question that follows. One of the two. */
  readonly yes?: string
  readonly yesGo?: string
  readonly no?: string
  readonly noGo?: string
}

/** One question of a decision tree. DecisionTree reads its attributes and draws it; alone it shows nothing. */
export function Ask(_: AskProps): null {
  return null
}
