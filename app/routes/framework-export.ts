import type { LoaderFunctionArgs } from '@remix-run/node'
import { competencyGroups } from '~/domain/standard/framework-content'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor } from '~/messages/catalogues.server'
import { today } from '~/server/clock.server'
import { env } from '~/server/env.server'
import { exportFramework } from '~/server/standard/export-framework.server'

/** The framework is Vietnamese whatever language its reader has chosen: the same file for everybody. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const { t } = i18nFor('vi')
  const exported = await exportFramework(by, today(), { groupNames: Object.fromEntries(competencyGroups.map((group) => [group, t(`standard:group_${group}`)])), creator: env().ISSUER_NAME })
  if (exported === null) throw refuse(404)
  return new Response(JSON.stringify(exported, null, 2), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="khung-nang-luc-case-${today()}.json"`, 'Cache-Control': 'no-store' },
  })
}
