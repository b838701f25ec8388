import type { TFunction } from 'i18next'
import { unitName } from '~/components/compliance/unit-name'
import type { State } from '~/components/ui/state'
import type { MemberState } from '~/domain/assignment/member-state'
import { formatDay } from '~/domain/kernel/vietnamese-format'

/** How each state of a member looks. */
export const MEMBER_STATES: Readonly<Record<MemberState, State>> = { open: 'active', overdue: 'missing', done: 'met', exempt: 'exempt', left: 'idle', cancelled: 'idle' }

export interface AssignmentTerms {
  readonly rule: string
  readonly unitName: string | null
  readonly unitType: string | null
  readonly position: string | null
  readonly dueKind: string
  readonly dueOn: string | null
  readonly dueDays: number | null
}

/** "Người còn thiếu ở quận Hoàn Kiếm" */
export function whomText({ rule, unitName: name, unitType: type, position }: AssignmentTerms, t: TFunction): string {
  return t(`assignment:rule_${rule}`, { unit: name === null || type === null ? '–' : unitName({ name, type }, t), position: position ?? '' })
}

/** "31/12/2026" or "60 ngày từ khi được giao" */
export function dueText({ dueKind, dueOn, dueDays }: AssignmentTerms, t: TFunction): string {
  return t(`assignment:due_${dueKind}`, { day: dueOn === null ? '' : formatDay(dueOn), count: dueDays ?? 0 })
}

/** People whose progress counts: without those exempt, gone or cancelled. */
export function askedOf(counts: Readonly<Partial<Record<MemberState, number>>>): { readonly done: number; readonly all: number } {
  const done = counts.done ?? 0
  return { done, all: done + (counts.open ?? 0) + (counts.overdue ?? 0) }
}
