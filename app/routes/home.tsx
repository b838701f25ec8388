import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Trans, useTranslation } from 'react-i18next'
import { ResendNotice } from '~/components/attempt/resend-notice'
import { ShortestPathBrief } from '~/components/home/shortest-path-brief'
import { LearningPath } from '~/components/course/learning-path'
import { DueList } from '~/components/home/due-list'
import { Resume } from '~/components/home/resume'
import { ReviewCard } from '~/components/home/review-card'
import { StandingCard } from '~/components/home/standing-card'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { SectionHead } from '~/components/ui/section-head'
import { hasRole, type Actor } from '~/domain/access/role'
import { type StandingTree, graceOf } from '~/domain/compliance/standing-tree'
import { weekday } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadHome } from '~/server/home/load-home.server'

export const handle = { behaviours: ['resend'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Where those go who have no officer's record of their own. */
function workOf(actor: Actor): string {
  if (hasRole(actor, 'hr', 'head')) return paths.compliance()
  if (hasRole(actor, 'trainer')) return paths.trainerCourses()
  return hasRole(actor, 'operator') ? paths.users() : paths.account()
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'useAccount')
  const result = await loadHome({ actor, now: now() })
  if (!result.ok && result.reason === 'scope') throw refuse(403)
  if (!result.ok) throw redirect(workOf(actor))
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('home:title') }), ...result.value }
}

/** Undated gaps beyond these are counted on the record page instead. */
const SHOWN = 7

export default function Home() {
  const { today, standing, resume, due, review, path, shortest } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['home', 'lesson'])
  const { tree, header } = standing
  return (
    <>
      <p className="meta today">{firstUpper(t(`lesson:weekday${weekday(today)}`))}, {formatDay(today)}</p>
      <ResendNotice />
      <h1>{t('title')}</h1>
      <p className="lead"><Lead tree={tree} /></p>
      <div className="cols home">
        <div>
          {resume ? <Resume point={resume} /> : null}
          <SectionHead title={t('dueTitle')} link={due.length > SHOWN ? { text: t('dueMore', { count: due.length - SHOWN }), href: paths.record() } : undefined} />
          {due.length > 0 ? <DueList items={due.slice(0, SHOWN)} tree={tree} /> : (
            <EmptyState title={t('dueEmptyTitle')} action={<ButtonLink variant="secondary" href={paths.courses()}>{t('dueEmptyAction')}</ButtonLink>}>{t('dueEmptyText')}</EmptyState>
          )}
          {shortest.path.steps.length > 0 ? <ShortestPathBrief path={shortest.path} /> : null}
          {path ? <><SectionHead near title={t('pathTitle', { position: path.position })} link={{ text: t('pathLink'), href: paths.courses() }} /><LearningPath steps={path.steps} afterwards={path.afterwards} /></> : null}
        </div>
        <aside className="stack"><ReviewCard {...review} /><StandingCard tree={tree} position={header.position?.name ?? null} /></aside>
      </div>
    </>
  )
}

const firstUpper = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** The answer one came for, in a sentence. */
function Lead({ tree }: { readonly tree: StandingTree }) {
  const { t } = useTranslation('home')
  if (tree.status === 'no_post') return <>{t('leadNoPost')}</>
  if (tree.status === 'no_standard') return <>{t('leadNoStandard')}</>
  const grace = graceOf(tree)
  if (grace !== null) return <Trans t={t} i18nKey="leadGrace" count={grace.leaves.length} values={{ day: formatDay(grace.due) }} components={{ b: <b /> }} />
  if (tree.meets) return <Trans t={t} i18nKey="leadMeets" values={{ total: tree.totalCount }} components={{ b: <b /> }} />
  return <Trans t={t} i18nKey="leadMissing" count={tree.totalCount - tree.metCount} components={{ b: <b /> }} />
}
