import { useTranslation } from 'react-i18next'
import { PathStepList } from '~/components/compliance/path-steps'
import { EnrolForm, Lead } from '~/components/compliance/shortest-path'
import { SectionHead } from '~/components/ui/section-head'
import type { PathToStandard } from '~/domain/compliance/path-to-standard'
import { paths } from '~/paths'

/** The way to the standard on "Việc của tôi"; the proofs stand on the record. */
export function ShortestPathBrief({ path }: { readonly path: PathToStandard }) {
  const { t } = useTranslation('path')
  return (
    <>
      <SectionHead title={t('title')} link={{ text: t('homeLink'), href: paths.recordPath() }} />
      <p className="lead-in"><Lead path={path} own /></p>
      <PathStepList steps={path.steps} own brief />
      <EnrolForm path={path} action={paths.recordEnrol()} own />
    </>
  )
}
