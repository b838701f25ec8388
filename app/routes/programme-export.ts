import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { figureSheet } from '~/components/programme/figure-sheet'
import { memberSheet } from '~/components/programme/member-sheet'
import { figureExports } from '~/domain/programme/programme-sheet'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { readMemberQuery } from '~/http/programme-query'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportMembers } from '~/server/programme/export-members.server'
import { loadProgramme } from '~/server/programme/load-programme.server'

const asked = z.object({ what: z.enum(['members', ...figureExports]).default('members'), format: z.enum(['csv', 'xlsx']) })

/** Members by name, or one of the figures: whoever sees the page may take it. Figures name nobody, so only lists are audited. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewProgramme')
  const parsed = asked.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  const { asOf, wrong } = readAsOf(args.request)
  if (!parsed.success || wrong) throw refuse(400)
  const { what, format } = parsed.data
  const { t } = i18nFor(languageOf(args.request))
  if (what !== 'members') {
    const page = await loadProgramme(actor, asOf)
    if (!page.ok) throw refuse(page.reason === 'none' ? 404 : 403)
    return sheetResponse(figureSheet(what, page.value, asOf, t), format, ['cong chuc nguon', what, asOf])
  }
  const { filter } = readMemberQuery(args.request)
  const found = await exportMembers({ actor, asOf, filter, format, now: now() })
  if (!found.ok) throw refuse(found.reason === 'none' ? 404 : 403)
  return sheetResponse(memberSheet(found.value, filter, asOf, t), format, ['cong chuc nguon', asOf])
}
