import { useLesson } from './lesson-context'

export interface FigureProps {
  readonly src: string
  readonly alt: string
  readonly caption?: string
}

/** A drawing with what to notice under it. */
export function Figure({ src, alt, caption }: FigureProps) {
  const { href, width, height, inlineSvg } = useLesson().figure(src)
  return (
    <figure className="figure">
      {inlineSvg === undefined ? <img src={href} alt={alt} width={width} height={height} decoding="async" /> : <div className="drawing" role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: inlineSvg }} />}
      {caption === undefined ? null : <figcaption>{caption}</figcaption>}
    </figure>
  )
}
