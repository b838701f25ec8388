/** A page of accounts for the operator: searched without diacritics, filtered by role of today and by state. */
import { may } from '~/domain/access/policy'
import type { Actor, Role } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { searchKey, words } from '~/domain/kernel/vietnamese-text'
import { pool } from '~/server/db.server'

export const USERS_PER_PAGE = 25
export const userStates = ['active', 'disabled', 'initial', 'noSecondFactor'] as const
export type UserState = (typeof userStates)[number]

export type UserRow = {
  id: string
  username: string
  displayName: string
  staffCode: string | null
  disabled: boolean
  mustChangePassword: boolean
  hasSecondFactor: boolean
  lastSignInAt: Date | null
  roles: { role: Role; unit: { name: string; type: string } | null }[]
}
type Input = { by: Actor; search: string; role: Role | null; state: UserState | null; page: number; today: Day }

// The key of an account, as domain/kernel searchKey would make it: marks off, đ as d, lower case, words parted by spaces.
const KEY = `' ' || regexp_replace(lower(translate(regexp_replace(normalize(concat_ws(' ', u.display_name, u.username, o.staff_code), NFD), '[\\u0300-\\u036f]', '', 'g'), 'Đđ', 'dd')), '[^a-z0-9]+', ' ', 'g')`
const IN_FORCE = `r.valid_from <= $3::date AND (r.valid_to IS NULL OR r.valid_to > $3::date)`
const WHERE = `
  ${KEY} LIKE ALL ($1::text[])
  AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM role_assignment r WHERE r.user_id = u.id AND r.role = $2 AND ${IN_FORCE}))
  AND CASE $4::text WHEN 'active' THEN u.disabled_at IS NULL WHEN 'disabled' THEN u.disabled_at IS NOT NULL
      WHEN 'initial' THEN u.must_change_password WHEN 'noSecondFactor' THEN u.totp_confirmed_at IS NULL ELSE true END`
const COUNT = `SELECT count(*)::int AS total FROM app_user u LEFT JOIN officer o ON o.id = u.officer_id WHERE ${WHERE}`
const PAGE = `
  SELECT u.id, u.username, u.display_name AS "displayName", o.staff_code AS "staffCode", u.disabled_at IS NOT NULL AS disabled,
    u.must_change_password AS "mustChangePassword", u.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
    (SELECT max(e.at) FROM audit_event e WHERE e.actor_id = u.id AND e.action = 'session.start') AS "lastSignInAt",
    (SELECT coalesce(json_agg(json_build_object('role', r.role, 'unit', CASE WHEN v.id IS NOT NULL THEN json_build_object('name', v.name, 'type', v.type) END) ORDER BY r.role, v.name), '[]')
       FROM role_assignment r LEFT JOIN unit_version v ON v.unit_id = r.unit_id AND v.valid_from <= $3::date AND (v.valid_to IS NULL OR v.valid_to > $3::date)
      WHERE r.user_id = u.id AND ${IN_FORCE}) AS roles
  FROM app_user u LEFT JOIN officer o ON o.id = u.officer_id
  WHERE ${WHERE} ORDER BY u.username COLLATE "C" LIMIT ${USERS_PER_PAGE} OFFSET $5`

export async function findUsers(input: Input): Promise<Result<{ rows: UserRow[]; total: number; page: number }, 'role' | 'scope'>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return err(decision.reason)
  // Words hold letters and digits only, so none of LIKE's own signs.
  const patterns = words(searchKey(input.search)).slice(0, 8).map((word) => `% ${word}%`)
  const values = [patterns.length > 0 ? patterns : ['%'], input.role, input.today, input.state]
  const { rows: counted } = await pool().query<{ total: number }>(COUNT, values)
  const total = counted[0]?.total ?? 0
  const page = Math.min(Math.max(1, input.page), Math.max(1, Math.ceil(total / USERS_PER_PAGE)))
  const { rows } = await pool().query<UserRow>(PAGE, [...values, (page - 1) * USERS_PER_PAGE])
  return ok({ rows, total, page })
}
