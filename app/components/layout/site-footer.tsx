import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'

/** Links every page has, the other language, and who answers for the site. */
export function SiteFooter({ owner, language, pathname }: { readonly owner: string; readonly language: string; readonly pathname: string }) {
  const { t } = useTranslation('common')
  return (
    <footer className="foot">
      <div className="wrap">
        <a href={paths.guide()}>{t('guide')}</a>
        <a href={paths.verify()}>{t('verifyCertificate')}</a>
        <a href={paths.accessibility()}>{t('accessibility')}</a>
        <a href={paths.privacy()}>{t('privacy')}</a>
        <form method="post" action={paths.language()} className="language">
          <input type="hidden" name="language" value={language === 'en' ? 'vi' : 'en'} />
          <input type="hidden" name="redirectTo" value={pathname} />
          <button className="link" type="submit" lang={language === 'en' ? 'vi' : 'en'}>{t('otherLanguage')}</button>
        </form>
        <span>{t('footerOwner', { owner })}</span>
      </div>
    </footer>
  )
}
