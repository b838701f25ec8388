import { WindowEmblem } from '~/components/ui/window-emblem'
import type { CertificatePaper as Paper, PaperLine } from '~/domain/certificate/certificate-paper'

const FRAME = [
  { width: 3, path: 'M32 32H1091V762H32Z' },
  { width: 1, path: 'M66 42H1057V66H1081V728H1057V752H66V728H42V66H66Z' },
  { width: 0.7, path: 'M72 48H1051V72H1075V722H1051V746H72V722H48V72H72Z' },
  { width: 1, path: 'M42 42h24v24h-24ZM1057 42h24v24h-24ZM42 728h24v24h-24ZM1057 728h24v24h-24Z' },
]
const DIAMONDS = 'M54 49l5 5-5 5-5-5zM1069 49l5 5-5 5-5-5zM54 735l5 5-5 5-5-5zM1069 735l5 5-5 5-5-5z'

export interface CertificatePaperProps {
  readonly paper: Paper
  readonly qr: { readonly size: number; readonly path: string; readonly label: string }
}

/** The certificate as it is printed: Vietnamese official typography, always paper-white. */
export function CertificatePaper({ paper, qr }: CertificatePaperProps) {
  return (
    <article className="cert" lang="vi">
      <svg className="cert-frame" viewBox="0 0 1123 794" aria-hidden="true" fill="none" stroke="#0e5c5b">
        {FRAME.map(({ width, path }) => <path key={path} strokeWidth={width} d={path} />)}
        <path d={DIAMONDS} fill="#0e5c5b" stroke="none" />
      </svg>
      <WindowEmblem kind="watermark" />
      <div className="cert-head">
        <p>{paper.issuer.parent}<br /><b className="rule-short">{paper.issuer.name}</b></p>
        <p><b>{paper.nation}</b><br /><b className="rule-full">{paper.motto}</b></p>
      </div>
      <p className="authority">{paper.authority}</p>
      <h1>{paper.title}</h1>
      {paper.subtitle === null ? null : <p className="subtitle">{paper.subtitle}</p>}
      <div className="cert-body">
        <p>{paper.holder.lead} <b className="holder">{paper.holder.name}</b></p>
        {paper.body.map((line) => <p key={textOf(line)}><Line line={line} /></p>)}
      </div>
      <div className="cert-foot">
        <div className="cert-verify">
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} className="qr" role="img" aria-label={qr.label} shapeRendering="crispEdges"><path d={qr.path} /></svg>
          <p>{paper.verify.map((line) => <span key={textOf(line)}><Line line={line} /><br /></span>)}</p>
        </div>
        <div className="cert-sign">
          <p><i>{paper.sign.placeAndDay}</i></p>
          <p><b>{paper.sign.authority}</b></p>
          <p className="seal-place">{paper.sign.space}</p>
        </div>
      </div>
    </article>
  )
}

const textOf = (line: PaperLine) => line.map(({ text }) => text).join('')

function Line({ line }: { readonly line: PaperLine }) {
  return <>{line.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : text))}</>
}
