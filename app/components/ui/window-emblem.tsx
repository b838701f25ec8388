const CENTRE = 200
const RAYS = 24

/** One ray of the window: from radius `from` to radius `to`, at ray number `index` of 24. */
function ray(index: number, from: number, to: number): string {
  const angle = (index * 2 * Math.PI) / RAYS
  const at = (radius: number) => `${(CENTRE + radius * Math.cos(angle)).toFixed(1)} ${(CENTRE + radius * Math.sin(angle)).toFixed(1)}`
  return `M${at(from)}L${at(to)}`
}

export interface WindowEmblemProps {
  /** `sign-in`: with its square frame and the tick. `watermark`: the bare window, behind a certificate. */
  readonly kind: 'sign-in' | 'watermark'
}

/** The whole window of Khuê Văn Các with its rays. It appears twice only: at sign-in and on the certificate. */
export function WindowEmblem({ kind }: WindowEmblemProps) {
  const framed = kind === 'sign-in'
  const radii = framed ? [156, 148, 92, 84] : [180, 172, 96, 88]
  const [from, to] = framed ? [92, 148] : [96, 172]
  const rays = Array.from({ length: RAYS }, (_, index) => ray(index, from, to)).join('')
  return (
    <svg className="emblem" viewBox="0 0 400 400" fill="none" stroke="currentColor" strokeWidth={framed ? 1.5 : 1.2} aria-hidden="true">
      {framed ? <><rect x="22" y="22" width="356" height="356" /><rect x="34" y="34" width="332" height="332" /></> : null}
      {radii.map((r) => <circle key={r} cx={CENTRE} cy={CENTRE} r={r} />)}
      <path d={rays} />
      {framed ? <><path d="M34 34 90 90M366 34l-56 56M34 366l56-56M366 366l-56-56" /><path d="m158 202 29 29 58-64" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round" /></> : null}
    </svg>
  )
}
