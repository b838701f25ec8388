import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { paths } from '~/paths'

export interface OfficerListActionsProps {
  /** What the reader may do; what is not allowed is not offered. */
  readonly may: { readonly standards: boolean; readonly importing: boolean; readonly recording: boolean; readonly reorganising: boolean; readonly revoking: boolean }
  readonly total: number
  /** Where the people of the list are given a course; null where that is not offered. */
  readonly assignHref: string | null
  /** Whether a file of the list is made in the background. */
  readonly isLong: boolean
  readonly exportHref: (format: 'csv' | 'xlsx') => string
}

/** What may be done with a list of people and beside it. */
export function OfficerListActions({ may, total, assignHref, isLong, exportHref }: OfficerListActionsProps) {
  const { t } = useTranslation(['compliance', 'certificate', 'roster', 'standard', 'exportFile', 'reorganisation', 'evidenceImport'])
  const download = (format: 'csv' | 'xlsx') => <ButtonLink variant="secondary" size="small" icon="download" href={exportHref(format)} download={isLong ? undefined : true}>{isLong ? t(format === 'csv' ? 'exportFile:backgroundCsv' : 'exportFile:backgroundXlsx') : t(format === 'csv' ? 'downloadCsv' : 'downloadXlsx')}</ButtonLink>
  return (
    <>
      {assignHref === null || total === 0 ? null : <ButtonLink variant="secondary" size="small" icon="plus" href={assignHref}>{t('assignList')}</ButtonLink>}
      {may.standards ? <ButtonLink variant="secondary" size="small" icon="rule" href={paths.standards()}>{t('standard:title')}</ButtonLink> : null}
      {may.importing ? <ButtonLink variant="secondary" size="small" icon="upload" href={paths.rosters()}>{t('roster:title')}</ButtonLink> : null}
      {may.recording ? <ButtonLink variant="secondary" size="small" icon="upload" href={paths.evidenceImports()}>{t('evidenceImport:link')}</ButtonLink> : null}
      {may.reorganising ? <ButtonLink variant="secondary" size="small" href={paths.reorganisations()}>{t('reorganisation:title')}</ButtonLink> : null}
      {may.revoking && total > 0 ? <ButtonLink variant="secondary" size="small" icon="seal" href={paths.certificatesToReview()}>{t('certificate:reviewTitle')}</ButtonLink> : null}
      {total > 0 ? <>{download('xlsx')}{download('csv')}</> : null}
    </>
  )
}
