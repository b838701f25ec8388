import type { LoaderFunctionArgs } from '@remix-run/node'
import { EXPORT_FORMATS } from '~/domain/question-exchange/exchange-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { sentencesIn } from '~/server/content/fault-sentence.server'
import { exportQuestions } from '~/server/question/export-questions.server'

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editBank')
  const wanted = new URL(args.request.url).searchParams.get('format')
  const format = EXPORT_FORMATS.find((one) => one === wanted)
  if (!format) throw refuse(400)
  const exported = await exportQuestions({ by, courseCode: args.params.code ?? '', format, sentence: sentencesIn(languageOf(args.request)), now: now() })
  if (!exported.ok) throw refuse(exported.reason === 'courseUnknown' ? 404 : 403)
  const { name, type, body } = exported.value
  return new Response(body as BodyInit, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' } })
}
