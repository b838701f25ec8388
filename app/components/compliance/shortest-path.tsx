import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { SectionHead } from '~/components/ui/section-head'
import type { PathToStandard } from '~/domain/compliance/path-to-standard'
import { PACES, type Pace } from '~/domain/compliance/study-days'
import { orderOf, type PathAct } from '~/domain/compliance/path-act'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { PathActDone } from './path-act-done'
import { PathStepList } from './path-steps'
import { shortNames, timeText } from './path-text'
import { UnclosedList } from './unclosed-list'

export interface ShortestPathProps {
  readonly path: PathToStandard
  /** Speaks to the officer; without it HR or the head reads about somebody else. */
  readonly own?: boolean
  /** Where the button posts to; null where the reader may not enrol. */
  readonly enrolAction: string | null
  /** Titles of the courses just enrolled in; an empty list: there was nothing to do. */
  readonly enrolled: readonly string[] | null
  /** The class sessions just listed for, and what was refused. */
  readonly act: Omit<PathAct, 'created'> | null
  readonly paceHref: (pace: Pace) => string
}

/** The cheapest way to the standard, with hours, dates, what each step meets and why none can be left out. */
export function ShortestPath({ path, own = false, enrolAction, enrolled, act, paceHref }: ShortestPathProps) {
  const { t } = useTranslation(['path', 'compliance'])
  const { steps, unclosed } = path
  if (steps.length === 0 && unclosed.length === 0 && enrolled === null) return null
  return (
    <section className="shortest noprint">
      <SectionHead id="duong-ngan-nhat" title={t(own ? 'title' : 'titleOfficer')} hint={steps.length === 0 ? undefined : t(path.isExact ? 'hintExact' : 'hintGood')} />
      {enrolled ? <PathActDone titles={enrolled} act={act} own={own} /> : null}
      <p className="lead-in"><Lead path={path} own={own} /></p>
      {steps.length > 0 ? (
        <>
          {path.minutes > 0 ? <PaceChoice pace={path.pace} href={paceHref} /> : null}
          <PathStepList steps={steps} own={own} />
          <EnrolForm path={path} action={enrolAction} own={own} />
        </>
      ) : null}
      {unclosed.length > 0 ? <><SectionHead near title={t('unclosedTitle')} /><UnclosedList unclosed={unclosed} /></> : null}
    </section>
  )
}

/** The path in a sentence or two. */
export function Lead({ path, own = false }: { readonly path: PathToStandard; readonly own?: boolean }) {
  const { t } = useTranslation(['path', 'compliance'])
  const { steps, unclosed, minutes, pace, finish, lapsing, tolerated } = path
  if (steps.length === 0) return <>{t(own ? 'leadNothing' : 'leadNothingOfficer')}</>
  const parts: ReactNode[] = [
    minutes > 0 && finish !== null
      ? <Trans key="study" t={t} i18nKey="leadStudy" count={steps.length} values={{ time: timeText(minutes, t), pace, day: formatDay(finish) }} components={{ b: <b /> }} />
      : t('leadNoStudy', { count: steps.length }),
    ...(unclosed.length > 0 ? [' ', t('leadPartly', { left: unclosed.length })] : []),
    ...(lapsing.length > 0 ? [' ', t('lapsing', { names: shortNames(lapsing, t) })] : []),
    ...(tolerated === null ? [] : [' ', t('tolerated', { name: shortNames([tolerated], t) })]),
    ...(path.provisional ? [' ', t('provisional')] : []),
  ]
  return <>{parts}</>
}

function PaceChoice({ pace, href }: { readonly pace: Pace; readonly href: (pace: Pace) => string }) {
  const { t } = useTranslation('path')
  return (
    <nav className="presets pace" aria-label={t('paceLabel')}>
      <span>{t('paceLabel')}</span>
      {PACES.map((one) => <a key={one} href={href(one)} aria-current={one === pace ? 'true' : undefined}>{t('paceChoice', { pace: one })}</a>)}
    </nav>
  )
}

/** One button for all courses of the path that can be begun now, and the class sessions that have a seat. */
export function EnrolForm({ path, action, own }: { readonly path: PathToStandard; readonly action: string | null; readonly own: boolean }) {
  const { t } = useTranslation('path')
  const courses = path.steps.flatMap(({ option }) => (option.kind === 'course' ? [option] : []))
  const { courses: open, sessions } = orderOf(path)
  if (action === null || courses.length === 0) return null
  if (open.length + sessions.length === 0) return courses.every(({ enrolled }) => enrolled) ? <p className="meta after-list">{t('allEnrolled')}</p> : null
  const key = own ? (open.length < courses.length ? 'enrolRest' : 'enrolAll') : 'enrolHelp'
  return (
    <form className="after-list" method="post" action={action}>
      <input type="hidden" name="pace" value={path.pace} />
      <Button variant="secondary" wide="phone">{open.length === 0 ? t('listAll', { count: sessions.length }) : t(key, { count: open.length })}</Button>
      <p className="meta">{t(own ? 'enrolNote' : 'enrolHelpNote')}{sessions.length > 0 ? ` ${t('enrolSessions', { sessions: sessions.map((one) => t('sessionName', { course: one.course, name: one.session, place: one.place, day: formatDay(one.on) })).join('; ') })}` : ''}</p>
    </form>
  )
}
