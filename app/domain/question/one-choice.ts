/** What the kinds with one right option among several share: the option's schema, the response, the mark, the review. */
import { z } from 'zod'
import { ok, type Result } from '../kernel/result'
import { typedText } from './answer-text'
import { type Grade, type OptionOrder, type ResponseReason, inOrder, responseFields } from './kind'
import type { LearnerOption, ReviewedOption } from './learner-question'
import { feedbackSchema } from './question-definition'

export const choiceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*$/),
  text: z.string().min(1),
  correct: z.boolean().default(false),
  feedback: feedbackSchema,
})
type Choice = z.output<typeof choiceSchema>
type WithChoices = { readonly stem: string; readonly options: readonly Choice[] }

export type ChoiceResponse = { readonly choice: string | null }

/** The option chosen; undefined when none, or one that there is not. */
export function chosenOption({ options }: WithChoices, { choice }: ChoiceResponse): Choice | undefined {
  return options.find((option) => option.id === choice)
}

/** The options as the learner sees them, in the order drawn. */
export function learnerOptions({ options }: WithChoices, order: OptionOrder): LearnerOption[] {
  return inOrder(options, order).map(({ id, text }) => ({ id, text }))
}

/** Field `choice`: the id of the option. */
export function parseChoice(input: unknown): Result<ChoiceResponse, ResponseReason> {
  const fields = responseFields(input)
  return fields.ok ? ok({ choice: typedText(fields.value['choice'], 60) || null }) : fields
}

/** All or nothing. */
export function gradeChoice(definition: WithChoices, response: ChoiceResponse): Grade {
  const right = chosenOption(definition, response)?.correct === true
  return { fraction: right ? 1 : 0, right }
}

/** Every option with what was chosen, what is right and why. */
export function reviewChoice(definition: WithChoices, response: ChoiceResponse, order: OptionOrder) {
  return {
    stem: definition.stem,
    answered: response.choice !== null,
    ...gradeChoice(definition, response),
    feedback: chosenOption(definition, response)?.feedback ?? null,
    options: inOrder(definition.options, order).map(({ id, text, correct, feedback }): ReviewedOption => ({ id, text, chosen: id === response.choice, right: correct, feedback })),
  }
}
