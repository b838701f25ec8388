/** The kinds of questions there are. A new kind is added here and in learner-question.ts, and nowhere else. */
import { type Kind, asKind } from './kind'
import { makeCaseKind } from './kinds/case'
import { dossierCheckKind } from './kinds/dossier-check'
import { dueDateKind } from './kinds/due-date'
import { essayKind } from './kinds/essay'
import { gapFillKind } from './kinds/gap-fill'
import { matchingKind } from './kinds/matching'
import { multipleKind } from './kinds/multiple'
import { numericKind } from './kinds/numeric'
import { orderingKind } from './kinds/ordering'
import { shortAnswerKind } from './kinds/short-answer'
import { singleKind } from './kinds/single'
import { trueFalseKind } from './kinds/true-false'

const KINDS: readonly Kind[] = [
  asKind(singleKind), asKind(trueFalseKind), asKind(multipleKind), asKind(matchingKind), asKind(orderingKind), asKind(shortAnswerKind), asKind(numericKind),
  asKind(gapFillKind), asKind(dueDateKind), asKind(dossierCheckKind), asKind(makeCaseKind(kindOf)), asKind(essayKind),
]

/** The kind of that name, or undefined. */
export function kindOf(name: string): Kind | undefined {
  return KINDS.find((kind) => kind.name === name)
}

/** The names of all kinds, in the order of the registry. */
export function kindNames(): string[] {
  return KINDS.map((kind) => kind.name)
}
