import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RichWords } from '~/components/question/rich-text'
import { ProgressLine } from '~/components/ui/progress-line'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { ChoiceFrequencies, Counts } from '~/domain/assessment-statistics/choice-frequencies'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface AnswersByThirdProps {
  readonly frequencies: ChoiceFrequencies
  /** Options are told right or wrong; of answers in words a wrong one may be partly right. */
  readonly form: 'options' | 'words' | 'none'
}

type Row = { readonly id: string; readonly text: ReactNode; readonly right: boolean | null; readonly counts: Counts }

const GROUPS = ['top', 'middle', 'bottom', 'all'] as const

/** How often each answer was given in each third: a bar, the share within the third, the count. */
export function AnswersByThird({ frequencies: { categories, others, unanswered, attempts }, form }: AnswersByThirdProps) {
  const { t } = useTranslation('statistics')
  const answered = { all: attempts.all - unanswered.all, top: attempts.top - unanswered.top, middle: attempts.middle - unanswered.middle, bottom: attempts.bottom - unanswered.bottom }
  const rows: Row[] = [
    ...(form === 'none' ? [{ id: 'answered', text: t('choicesAnswered'), right: null, counts: answered }] : categories.map(({ id, text, right, counts }) => ({ id: `c ${id}`, text: <RichWords text={text} />, right, counts }))),
    ...(others && form !== 'none' ? [{ id: 'others', text: t('choicesOthers', { count: others.kinds }), right: null, counts: others.counts }] : []),
    { id: 'open', text: t('choicesOpen'), right: null, counts: unanswered },
  ]
  const key = (right: boolean | null) => {
    if (right === null) return null
    if (right) return <StatusText state="met">{t('choicesRight')}</StatusText>
    return <StatusText state="idle" icon="close">{t(form === 'options' ? 'choicesWrong' : 'choicesPartly')}</StatusText>
  }
  return (
    <Table
      caption={t('choicesTitle')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'answer', label: t('choicesAnswer'), heading: true, cell: (row) => row.text },
        { id: 'key', label: <span className="vh">{t('choicesRight')}</span>, state: true, cell: (row) => key(row.right), empty: (row) => row.right === null },
        ...GROUPS.map((group) => ({
          id: group,
          label: <>{t(`third_${group}`)}<span className="xs block">{t('attemptCount', { count: attempts[group], number: formatNumber(attempts[group]) })}</span></>,
          phoneLabel: t(`third_${group}`),
          cell: (row: Row) => <Share count={row.counts[group]} of={attempts[group]} />,
        })),
      ]}
    />
  )
}

function Share({ count, of }: { readonly count: number; readonly of: number }) {
  const { t } = useTranslation('statistics')
  const share = of === 0 ? 0 : count / of
  return <><span className="num nb">{t('shareOf', { percent: `${formatNumber(share * 100, 0)}\u00a0%`, number: formatNumber(count) })}</span><span className="block min-w-20"><ProgressLine look="bar" value={share} /></span></>
}
