import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { classNames } from '~/components/ui/class-names'
import { Icon } from '~/components/ui/icon'
import { paths } from '~/paths'

export interface PracticeCellsProps {
  readonly page: { readonly sessionId: string; readonly ordinal: number; readonly cells: readonly { readonly ordinal: number; readonly state: 'untried' | 'right' | 'wrong' }[] }
}

const ICONS = { right: 'check', wrong: 'close' } as const

/** All questions of the round, and the way out of it. */
export function PracticeCells({ page }: PracticeCellsProps) {
  const { t } = useTranslation('practice')
  return (
    <Card title={t('cellsTitle')}>
      <ol className="cells">
        {page.cells.map(({ ordinal, state }) => (
          <li key={ordinal}>
            <a className={classNames('cell', state !== 'untried' && 'answered', ordinal === page.ordinal && 'is-current')} href={paths.practiceQuestion(page.sessionId, ordinal)} aria-current={ordinal === page.ordinal ? 'true' : undefined} aria-label={t(`cell_${state}`, { number: ordinal })}>
              <span className="num">{ordinal}</span>{state === 'untried' ? null : <Icon name={ICONS[state]} />}
            </a>
          </li>
        ))}
      </ol>
      <p className="mt-3"><a href={paths.practiceResult(page.sessionId)}>{t('stop')}</a></p>
    </Card>
  )
}
