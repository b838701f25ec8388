import { useTranslation } from 'react-i18next'
import { SectionHead } from '~/components/ui/section-head'
import type { PathStep } from '~/domain/course/learning-path'
import { LearningPath } from './learning-path'

export type CataloguePath = { readonly code: string; readonly name: string; readonly position: string | null; readonly steps: readonly PathStep[]; readonly afterwards: string }

/** The paths of all positions: the reader's own open, the others folded. */
export function CataloguePaths({ rows }: { readonly rows: readonly CataloguePath[] }) {
  const { t } = useTranslation('course')
  if (rows.length === 0) return null
  return (
    <section aria-label={t('pathsTitle')}>
      <SectionHead near title={t('pathsTitle')} hint={t('pathsHint')} />
      {rows.map((path) => (path.position === null ? (
        <details key={path.code} className="fold"><summary>{t('pathOther', { name: path.name })}</summary><LearningPath {...path} /></details>
      ) : <div key={path.code}><p className="meta">{t('pathOwn', { position: path.position })}</p><LearningPath {...path} /></div>))}
    </section>
  )
}
