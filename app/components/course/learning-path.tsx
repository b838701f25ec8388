import { useTranslation } from 'react-i18next'
import { TaskList, type TaskListItem } from '~/components/ui/task-list'
import type { PathStep } from '~/domain/course/learning-path'
import { paths } from '~/paths'

const LOOKS = {
  done: { state: 'met', word: 'stepDone' },
  active: { state: 'active', word: 'stepActive' },
  next: { state: 'idle', word: 'stepNext' },
  later: { state: 'idle', word: 'stepLater' },
  coming: { state: 'idle', word: 'stepComing' },
} as const

/** The courses of a position in their order: done, under way, next, coming. */
export function LearningPath({ steps, afterwards }: { readonly steps: readonly PathStep[]; readonly afterwards: string }) {
  const { t } = useTranslation('course')
  const items = steps.map((step, i): TaskListItem => ({
    id: step.code,
    number: String(i + 1),
    title: step.title,
    href: step.published ? paths.course(step.code) : undefined,
    meta: t(step.optional ? 'stepMetaOptional' : 'stepMeta', { code: step.code, periods: step.periods }),
    status: { state: LOOKS[step.state].state, text: t(LOOKS[step.state].word) },
    current: step.state === 'next',
  }))
  return <><TaskList items={items} />{afterwards === '' ? null : <p className="meta mt-3">{t('pathAfterwards', { text: afterwards })}</p>}</>
}
