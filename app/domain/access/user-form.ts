/**
 * The forms of the operator's user pages. The same schemas check in the browser and on the server; messages are keys of
 * the catalogue `form`. Empty text fields count as not given.
 */
import { z } from 'zod'
import { parseVietnameseDate, type Day } from '../kernel/day'
import { cleanText } from '../kernel/vietnamese-text'
import { roles } from './role'
import { isScoped } from './role-change'
import { usernameSchema } from './username'

const displayName = z.string('displayNameMissing').transform(cleanText).pipe(z.string().min(1, 'displayNameMissing').max(120, 'displayNameLong'))
const staffCode = z.string().optional().transform((text) => cleanText(text ?? '')).pipe(z.string().max(40, 'staffCodeLong'))

/** A day as people write it; empty is null. */
const dayOrNothing = z
  .string()
  .optional()
  .transform((text, context): Day | null => {
    if (text === undefined || text.trim() === '') return null
    const day = parseVietnameseDate(text)
    if (day !== undefined) return day
    context.addIssue({ code: 'custom', message: 'dayForm' })
    return z.NEVER
  })

export const newUserForm = z.object({ username: usernameSchema, displayName, staffCode })
export const editUserForm = z.object({ displayName, staffCode })

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A role to give: head and HR need a unit; the last day is the last on which the role holds. */
export const roleForm = z
  .object({
    role: z.enum(roles, 'roleMissing'),
    unitId: z.string().optional().transform((text) => (uuid.test(text ?? '') ? (text as string) : null)),
    validFrom: dayOrNothing,
    lastDay: dayOrNothing,
  })
  .superRefine(({ role, unitId, validFrom, lastDay }, context) => {
    if (isScoped(role) && unitId === null) context.addIssue({ code: 'custom', path: ['unitId'], message: 'unitMissing' })
    if (validFrom !== null && lastDay !== null && lastDay < validFrom) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'lastDayEarly' })
  })
