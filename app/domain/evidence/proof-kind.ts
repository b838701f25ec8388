/** What a proof can be about: the kinds of evidence that a form or a list may bring. Source: schema Evidence; decision 020. */
export const proofKinds = ['competency', 'certificate', 'education', 'training_hours', 'document'] as const
export type ProofKind = (typeof proofKinds)[number]
