import { useTranslation } from 'react-i18next'
import { useLesson } from './lesson-context'

export interface VideoProps {
  readonly src: string
  /** Vietnamese captions (WebVTT): required. */
  readonly captions: string
  readonly poster?: string
  readonly title: string
  /** The spoken text, or the file that holds it. */
  readonly transcript?: string
}

/** A film with captions; nothing is fetched until it is played. The transcript is always at hand. */
export function Video({ src, captions, poster, title, transcript }: VideoProps) {
  const { t } = useTranslation('lesson')
  const { asset } = useLesson()
  const isFile = transcript !== undefined && /^\S+\.(md|txt|html|pdf|docx)$/i.test(transcript)
  return (
    <figure className="video">
      <video controls preload="none" poster={poster === undefined ? undefined : asset(poster)} aria-label={title}>
        <source src={asset(src)} />
        <track kind="captions" srcLang="vi" label={t('captions')} src={asset(captions)} default />
      </video>
      <figcaption>{title}{isFile ? <> · <a href={asset(transcript)}>{t('transcript')}</a></> : null}</figcaption>
      {transcript === undefined || isFile ? null : <details className="transcript"><summary>{t('transcript')}</summary><p>{transcript}</p></details>}
    </figure>
  )
}
