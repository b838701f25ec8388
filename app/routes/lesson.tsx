import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { renderLessonBody } from '~/components/lesson/render-lesson-body.server'
import { LessonReader } from '~/components/reader/lesson-reader'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { getLessonBody } from '~/server/lesson/get-lesson-body.server'
import { loadLesson } from '~/server/lesson/load-lesson.server'

export const handle = { behaviours: ['lesson'] } as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const result = await loadLesson({ actor, courseCode: args.params.code ?? '', number: args.params.number ?? '', now: now() })
  if (!result.ok) throw refuse(result.reason === 'scope' ? 403 : 404)
  const { lesson, ...reading } = result.value
  const { facts, bodyHash, ...shown } = lesson
  const i18n = i18nFor(languageOf(args.request))
  return {
    pageTitle: i18n.t('common:titleSuffix', { title: `${lesson.number} ${lesson.title}` }),
    lesson: shown,
    reading,
    legal: facts.definition.legal.map(({ id, state }) => ({ id, state })),
    // Our own checked output: the same for everyone, rendered once per process.
    html: await renderLessonBody({ hash: bodyHash, facts, i18n, code: () => getLessonBody(bodyHash) }),
  }
}

export default function Lesson() {
  return <LessonReader {...useLoaderData<typeof loader>()} />
}
