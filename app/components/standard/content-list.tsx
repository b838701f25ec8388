import { useTranslation } from 'react-i18next'
import { DefinitionList } from '~/components/ui/definition-list'
import { SectionHead } from '~/components/ui/section-head'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import type { StandardContent, StandardRequirementContent } from '~/domain/standard/standard-content'
import { contentAmount, contentName, type CatalogueNames } from './content-text'

const PARTS = [['competency'], ['education', 'training_hours', 'certificate', 'document']] as const

/** What a version says: competencies, other requirements, terms. */
export function ContentList({ content, names }: { readonly content: StandardContent; readonly names: CatalogueNames }) {
  const { t } = useTranslation('standard')
  const of = (kinds: readonly StandardRequirementContent['kind'][]) => content.requirements.filter(({ kind }) => kinds.includes(kind))
  return (
    <div className="content-parts">
      {PARTS.map((kinds) => of(kinds)).map((part, i) => part.length === 0 ? null : (
        <section key={PARTS[i]?.[0]}>
          <SectionHead near title={t(i === 0 ? 'levelsTitle' : 'othersTitle')} />
          <DefinitionList look="spread" rows={part.map((one) => ({ term: contentName(one, names, t), value: contentAmount(one, t) }))} />
        </section>
      ))}
      <section>
        <SectionHead near title={t('termsTitle')} />
        <DefinitionList look="spread" rows={[
          { term: t('term_toleratesOneBelow'), value: t(content.toleratesOneBelow ? 'yes' : 'no') },
          { term: t('term_graceDays'), value: t('graceAmount', { days: content.graceDays }) },
          { term: t('term_transitionUntil'), value: content.transitionUntil === null ? t('no') : t('transitionAmount', { day: formatDay(content.transitionUntil) }) },
        ]} />
      </section>
    </div>
  )
}
