import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { knownHead, knownLine } from '~/components/snapshot/known-words'
import { knownSheet } from '~/domain/compliance/known-sheet'
import { readAsOf, readKnown } from '~/http/as-of'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportKnownStanding } from '~/server/compliance/export-known-standing.server'
import { env } from '~/server/env.server'

const query = z.object({ format: z.enum(['csv', 'xlsx']) })

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'exportStanding')
  const unitId = requireId(args.params.unitId)
  const parsed = query.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  const { asOf, today, wrong } = readAsOf(args.request)
  const { known } = readKnown(args.request)
  if (!parsed.success || wrong !== null || known === null) throw refuse(400)
  const { format } = parsed.data
  const found = await exportKnownStanding({ actor, unitId, asOf, known, today, now: now(), format, most: env().KNOWN_AT_ONCE })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { unit, compared } = found.value
  if (compared === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  const sheet = knownSheet(compared.differences, (row) => knownLine(t, row), knownHead(t, { unit, asOf, known, today, totals: compared }))
  return sheetResponse(sheet, format, ['hai thoi diem', unit.name, asOf, known])
}
