/**
 * Something learnt or decided after figures were signed, or after a moment of knowledge, that has a part in them. Facts of
 * a person are known from a moment on; standards, the rule of counting and the structure of units are those on record at
 * whatever moment is asked about (decision 022), so they explain a signed row and never the difference of two moments.
 */
const ofPerson = ['evidence', 'evidence_superseded', 'posting', 'posting_superseded', 'waiver', 'waiver_superseded', 'absence', 'absence_superseded', 'revocation', 'reorganisation', 'reorganisation_undone'] as const
type OfAll = 'standard' | 'counting_rule' | 'structure'

export type LaterFactKind = (typeof ofPerson)[number] | OfAll
export type LaterFact = {
  readonly officerId: string
  readonly kind: LaterFactKind
  readonly at: Date
  /** What a proof is of; null for everything else. */
  readonly of: 'competency' | 'certificate' | 'education' | 'training_hours' | 'document' | null
  /** The decision, the subject of the proof, the reason of a revocation. */
  readonly what: string
  /** Level of a competency, tiết of a class. */
  readonly amount: number | null
  /** Null: nobody by hand (a test, a list, the content). */
  readonly by: string | null
}

/** Of some facts those that two moments of knowledge can differ by. */
export function factsOfPerson(facts: readonly LaterFact[] = []): LaterFact[] {
  return facts.filter(({ kind }) => (ofPerson as readonly string[]).includes(kind))
}
