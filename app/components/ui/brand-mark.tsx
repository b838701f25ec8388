/** The mark: the round window of Khuê Văn Các, a circle in a square, with a tick. Decorative: the name stands beside it. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <rect x="1.5" y="1.5" width="37" height="37" rx="4" fill="currentColor" />
      <g fill="none" className="brand-line">
        <circle cx="20" cy="20" r="14" strokeWidth="1.6" />
        <path d="m12.8 20.6 5 5 9.8-11" strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" />
      </g>
    </svg>
  )
}
