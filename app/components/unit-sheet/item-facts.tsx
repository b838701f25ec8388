import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { actText, gapName, moverText, type SheetItemShown } from './sheet-text'

/** One gap with all that is known of it. */
export function ItemFacts({ item, path }: { readonly item: SheetItemShown; readonly path: readonly UnitOnDay[] }) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  return (
    <Card>
      <DefinitionList rows={[
        { term: t('person'), value: item.fullName },
        { term: t('position'), value: item.positionName },
        { term: t('gap'), value: <>{gapName(item, t)} {item.code ? <span className="xs nb">{item.code}</span> : null}</> },
        { term: t('cause'), value: t(`standing:${item.cause.key}`, item.cause.values) },
        { term: t('step'), value: t(`standing:${item.step.key}`, item.step.values) },
        { term: t('mover'), value: moverText(item.mover, t) },
        ...(item.acts.length === 0 ? [] : [{ term: t('history'), value: <ul className="list-none p-0 flat">{item.acts.map((act) => <li key={act.id}>{actText(act, path, t)}</li>)}</ul> }]),
      ]} />
    </Card>
  )
}
