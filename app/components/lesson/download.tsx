import { Icon } from '../ui/icon'
import { useLesson } from './lesson-context'

export interface DownloadProps {
  readonly src: string
  readonly title: string
  /** "PDF, 420 KB" */
  readonly size: string
}

/** A file to take along. */
export function Download({ src, title, size }: DownloadProps) {
  return <p className="download"><Icon name="download" /><span><a href={useLesson().asset(src)} download="">{title}</a><span className="xs">{size}</span></span></p>
}
