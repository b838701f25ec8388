import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Fragment } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { NumberedLines, TextLink } from '~/components/guide/numbered-lines'
import { publicRoute } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request }: LoaderFunctionArgs) {
  publicRoute()
  const { t } = i18nFor(languageOf(request))
  return { title: t('common:titleSuffix', { title: t('guide:guideTitle') }) }
}

const PARTS = [
  { id: 'officer', lines: 6 },
  { id: 'head', lines: 3 },
  { id: 'hr', lines: 3 },
  { id: 'trainer', lines: 3 },
  { id: 'operator', lines: 2 },
  { id: 'public', lines: 2 },
] as const

/** How each kind of person does their work here, in short. */
export default function Guide() {
  const { t } = useTranslation('guide')
  return (
    <div className="narrow prose">
      <h1>{t('guideTitle')}</h1>
      <p className="lead">{t('guideLead')}</p>
      <nav aria-label={t('onThisPage')}><ul>{[...PARTS.map(({ id }) => id), 'help'].map((id) => <li key={id}><a href={`#${id}`}>{t(`${id}Title`)}</a></li>)}</ul></nav>
      {PARTS.map(({ id, lines }) => (
        <Fragment key={id}>
          <h2 id={id}>{t(`${id}Title`)}</h2>
          <NumberedLines ordered name={id} count={lines} href={paths.verify()} />
        </Fragment>
      ))}
      <h2 id="help">{t('helpTitle')}</h2>
      <p>{t('help1')}</p>
      <p><Trans t={t} i18nKey="help2" components={{ a: <TextLink href={paths.glossary()} /> }} /></p>
    </div>
  )
}
