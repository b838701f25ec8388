import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Callout } from '~/components/ui/callout'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import type { PathAct, RefusedStep } from '~/domain/compliance/path-act'
import { formatDay } from '~/domain/kernel/vietnamese-format'

export interface PathActDoneProps {
  /** Courses just enrolled in. */
  readonly titles: readonly string[]
  readonly act: Omit<PathAct, 'created'> | null
  readonly own: boolean
}

/** What the click did: courses, class sessions, and by name what was refused and why. */
export function PathActDone({ titles, act, own }: PathActDoneProps) {
  const { t } = useTranslation('path')
  const { listed, refused } = act ?? { listed: [], refused: [] }
  if (titles.length + listed.length + refused.length === 0) return <ConfirmationPanel level={2} title={t('doneAlready')}>{t('doneAlreadyText')}</ConfirmationPanel>
  const seats = t('doneListed', { sessions: listed.map(({ course, session, place, on }) => t('sessionName', { course, name: session, place, day: formatDay(on) })).join('; ') })
  return (
    <>
      {titles.length + listed.length > 0 ? (
        <ConfirmationPanel level={2} title={titles.length > 0 ? t('doneTitle', { count: titles.length }) : t('doneListedTitle', { count: listed.length })}>
          {[...(titles.length > 0 ? [t(own ? 'doneText' : 'doneTextOfficer', { courses: titles.join('; ') })] : []), ...(listed.length > 0 ? [seats] : [])].join(' ')}
        </ConfirmationPanel>
      ) : null}
      {refused.length > 0 ? <Callout kind="warning" title={t('refusedTitle', { count: refused.length })}><ul>{refused.map((one) => <li key={`${one.course} ${one.session ?? ''}`}>{sentence(one, t)}</li>)}</ul></Callout> : null}
    </>
  )
}

function sentence({ course, title, reason, session, until }: RefusedStep, t: TFunction): string {
  const what = title === course ? course : `${course} ${title}`
  const key = reason === 'still_certified' && until === null ? 'refused_certified_always' : `refused_${reason}`
  return t(key, { what, session: session ?? '', day: until === null ? '' : formatDay(until) })
}
