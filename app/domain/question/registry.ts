/** The kinds of questions there are. A new kind is added here and in learner-question.ts, and nowhere else. */
import { type Kind, asKind } from './kind'
import { dueDateKind } from './kinds/due-date'
import { multipleKind } from './kinds/multiple'
import { singleKind } from './kinds/single'

const KINDS: readonly Kind[] = [asKind(singleKind), asKind(multipleKind), asKind(dueDateKind)]

/** The kind of that name, or undefined. */
export function kindOf(name: string): Kind | undefined {
  return KINDS.find((kind) => kind.name === name)
}

/** The names of all kinds, in the order of the registry. */
export function kindNames(): string[] {
  return KINDS.map((kind) => kind.name)
}
