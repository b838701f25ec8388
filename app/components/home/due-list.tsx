import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { requirementName } from '~/components/compliance/requirement-name'
import { Chip } from '~/components/ui/chip'
import { RowList } from '~/components/ui/row-list'
import { leavesOf, type StandingTree } from '~/domain/compliance/standing-tree'
import type { DueItem } from '~/domain/enrolment/due-items'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

const LOOKS = { near: { state: 'missing', icon: 'warning' }, soon: { state: 'expiring', icon: 'clock' }, later: { state: 'idle', icon: 'calendar' } } as const

/** A code that does not break at its hyphen. */
const whole = (code: string) => code.replaceAll('-', '\u2011')

/** What is due: the act, the reason, days left and the date in full. */
export function DueList({ items, tree }: { readonly items: readonly DueItem[]; readonly tree: StandingTree }) {
  const { t } = useTranslation(['home', 'compliance'])
  return (
    <RowList
      items={items.map((item) => ({
        id: item.id,
        title: titleOf(item, tree, t),
        href: item.courseCode === null ? paths.record() : item.act === 'study' && item.lessonsLeft === 0 ? paths.test(item.courseCode) : paths.course(item.courseCode),
        meta: [reasonOf(item, t), ...(item.assignedBy ? [t('assignedBy', { by: item.assignedBy })] : []), ...(item.lessonsLeft === null ? [] : [item.lessonsLeft === 0 ? t('testLeft') : t('lessonsLeft', { count: item.lessonsLeft })])].join(' '),
        status: item.dueOn === null ? undefined : <Chip state={LOOKS[item.urgency].state} icon={LOOKS[item.urgency].icon}>{daysText(item.daysLeft ?? 0, t)}</Chip>,
        note: item.dueOn === null ? t('noDate') : t('dueOn', { day: formatDay(item.dueOn) }),
      }))}
    />
  )
}

function titleOf(item: DueItem, tree: StandingTree, t: TFunction): string {
  switch (item.act) {
    case 'study':
      return item.lessonsLeft === 0 ? t('home:actTest', { title: item.title }) : t('home:actStudy', { title: item.title })
    case 'renew':
      return t('home:actRenew', { title: item.title })
    case 'prove': {
      const leaf = leavesOf(tree).find(({ requirement }) => item.id === `prove:${requirement.id}`)
      return leaf ? requirementName(leaf.requirement, t) : item.title
    }
  }
}

function reasonOf({ reason, code, courseCode }: DueItem, t: TFunction): string {
  switch (reason.kind) {
    case 'required':
      return t('home:reasonRequired', { code: whole(reason.certificateCode) })
    case 'renewal':
      return t('home:reasonRenewal', { code: whole(reason.certificateCode) })
    case 'assigned':
      return reason.because === null ? t('home:reasonAssigned') : t('home:reasonAssignedBecause', { because: reason.because.replace(/\.$/, '') })
    case 'chosen':
      return t('home:reasonChosen')
    case 'expiring':
      return t('home:reasonExpiring', { code: whole(code) })
    case 'missing':
      return courseCode === null ? t('home:reasonMissing', { code: whole(code) }) : t('home:reasonMissingCourse', { code: whole(code), course: courseCode })
  }
}

function daysText(days: number, t: TFunction): string {
  if (days === 0) return t('home:dueToday')
  return days > 0 ? t('home:daysLeft', { count: days }) : t('home:daysPast', { count: -days })
}
