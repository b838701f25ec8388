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
  /** `none`: an essay, where only answered and left open are counted. */
  readonly form: 'options' | 'words' | 'none'
}

type Key = 'right' | 'partly' | 'wrong'
type Row = { readonly id: string; readonly text: ReactNode; readonly key: Key | null; readonly counts: Counts }

const LOOKS = { right: { state: 'met' }, partly: { state: 'active' }, wrong: { state: 'idle', icon: 'close' } } as const
const GROUPS = ['top', 'middle', 'bottom', 'all'] as const

/** How often each answer was given in each third: a bar, the share within the third, the count. */
export function AnswersByThird({ frequencies: { categories, others, unanswered, attempts }, form }: AnswersByThirdProps) {
  const { t } = useTranslation('statistics')
  const answered = { all: attempts.all - unanswered.all, top: attempts.top - unanswered.top, middle: attempts.middle - unanswered.middle, bottom: attempts.bottom - unanswered.bottom }
  const rows: Row[] = [
    ...(form === 'none' ? [{ id: 'answered', text: t('choicesAnswered'), key: null, counts: answered }] : categories.map(({ id, text, right, partly, counts }) => ({ id: `c ${id}`, text: <RichWords text={text} />, key: right ? ('right' as const) : partly ? ('partly' as const) : ('wrong' as const), counts }))),
    ...(others && form !== 'none' ? [{ id: 'others', text: t('choicesOthers', { count: others.kinds }), key: null, counts: others.counts }] : []),
    { id: 'open', text: t('choicesOpen'), key: null, counts: unanswered },
  ]
  return (
    <Table
      caption={t('choicesTitle')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'answer', label: t('choicesAnswer'), heading: true, cell: (row) => row.text },
        { id: 'key', label: <span className="vh">{t('choices_right')}</span>, state: true, cell: (row) => (row.key === null ? null : <StatusText {...LOOKS[row.key]}><span className="nb">{t(`choices_${row.key}`)}</span></StatusText>), empty: (row) => row.key === null },
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
  return <><span className="num nb">{t('shareOf', { percent: `${formatNumber(share * 100, 0)}\u00a0%`, number: formatNumber(count) })}</span><span className="block answer-share"><ProgressLine look="bar" value={share} /></span></>
}
