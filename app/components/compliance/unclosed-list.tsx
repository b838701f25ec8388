import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { explainMove, explainObstacle } from '~/domain/compliance/explain-path'
import type { Unclosed } from '~/domain/compliance/path-to-standard'
import { dueText } from './path-text'
import { requirementCode, requirementName } from './requirement-name'

/** Requirements that no known step meets, each with its reason and whose move it is. */
export function UnclosedList({ unclosed }: { readonly unclosed: readonly Unclosed[] }) {
  const { t } = useTranslation(['path', 'compliance'])
  return <RowList items={unclosed.map((one) => {
    const { requirement } = one
    const code = requirement && requirementCode(requirement)
    const [why, move] = [explainObstacle(one), explainMove(one.move)]
    return {
      id: requirement?.id ?? 'standing',
      title: <>{requirement ? requirementName(requirement, t) : t('standing')}{code ? <> <span className="xs nb">{code}</span></> : null}</>,
      meta: <>{t(`path:${why.key}`, why.values)} <b>{t('moveOf', { whose: t(`path:${move.key}`) })}.</b>{one.due === null ? null : <> {dueText({ due: one.due }, t)}</>}</>,
    }
  })} />
}
