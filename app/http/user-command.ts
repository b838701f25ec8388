/** What the operator's page of one account can be asked to do, by the name of the button; the reason of a refusal as a message key. */
import { redirect } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { editUserForm, roleForm } from '~/domain/access/user-form'
import type { Day } from '~/domain/kernel/day'
import type { Result } from '~/domain/kernel/result'
import { paths } from '~/paths'
import { resetSecondFactor } from '~/server/second-factor/reset-second-factor.server'
import { disableUser } from '~/server/user/disable-user.server'
import { editUser } from '~/server/user/edit-user.server'
import { enableUser } from '~/server/user/enable-user.server'
import { endRole } from '~/server/user/end-role.server'
import { endSessions } from '~/server/user/end-sessions.server'
import { findRoleUnits } from '~/server/user/find-role-units.server'
import { giveRole } from '~/server/user/give-role.server'
import { resetPassword } from '~/server/user/reset-password.server'
import { fieldErrors } from './field-errors'
import { parseForm, type FormFaults } from './form'
import { invalid, refuse } from './respond'

export type UserCommand = { by: Actor; userId: string; form: FormData; today: Day; now: Date }

/** Refusals that belong to a field of a form; the others concern the whole. */
const FIELD_OF: Readonly<Record<string, string>> = { officerUnknown: 'staffCode', officerTaken: 'staffCode', unitMissing: 'unitId', roleOverlap: 'role', roleEndsBeforeToday: 'lastDay' }
const TYPED = ['displayName', 'staffCode', 'role', 'unit', 'validFrom', 'lastDay'] as const
export type TypedUser = Partial<Record<(typeof TYPED)[number], string>>

async function answer({ form, today }: UserCommand, faults: FormFaults, refusal: string | null) {
  const typed = Object.fromEntries(TYPED.flatMap((name) => (typeof form.get(name) === 'string' ? [[name, String(form.get(name)).slice(0, 200)]] : []))) as TypedUser
  const found = await findRoleUnits(typed.unit ?? '', today)
  return invalid({ password: null, faults, errors: fieldErrors(faults), refusal, typed, found })
}

async function finish(command: UserCommand, done: string, result: Result<unknown, string>) {
  if (result.ok) return redirect(`${paths.user(command.userId)}?done=${done}`)
  const { reason } = result
  if (reason === 'role' || reason === 'scope') throw refuse(403)
  if (reason === 'userUnknown') throw refuse(404)
  const field = FIELD_OF[reason]
  return field ? answer(command, { [field]: reason }, null) : answer(command, {}, reason)
}

async function edit(command: UserCommand) {
  const parsed = parseForm(editUserForm, command.form)
  if (!parsed.ok) return answer(command, parsed.faults, null)
  return finish(command, 'edit', await editUser({ ...command, ...parsed.value }))
}

async function give(command: UserCommand) {
  const parsed = parseForm(roleForm, command.form)
  if (!parsed.ok) return answer(command, parsed.faults, null)
  const { role, unitId, validFrom, lastDay } = parsed.value
  return finish(command, 'giveRole', await giveRole({ ...command, role, unitId, firstDay: validFrom ?? command.today, lastDay }))
}

async function reset(command: UserCommand) {
  const result = await resetPassword(command)
  if (!result.ok) return finish(command, 'resetPassword', result)
  return { password: result.value.password, faults: {}, errors: undefined, refusal: null, typed: {} as TypedUser, found: { units: [], more: false } }
}

export async function runUserCommand(command: UserCommand) {
  const { form } = command
  switch (form.get('intent')) {
    case 'edit':
      return edit(command)
    case 'giveRole':
      return give(command)
    case 'endRole':
      return finish(command, 'endRole', await endRole({ ...command, roleId: String(form.get('roleId') ?? '') }))
    case 'disable':
      return finish(command, 'disable', await disableUser(command))
    case 'enable':
      return finish(command, 'enable', await enableUser(command))
    case 'resetPassword':
      return reset(command)
    case 'resetFactor':
      return finish(command, 'resetFactor', await resetSecondFactor(command))
    case 'endSessions':
      return finish(command, 'endSessions', await endSessions(command))
    default:
      throw refuse(400)
  }
}
