export interface QrCodeProps {
  readonly qr: { readonly size: number; readonly path: string }
  readonly label: string
}

/** A QR code, black on white also in the dark: cameras read no other. */
export function QrCode({ qr, label }: QrCodeProps) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${qr.size} ${qr.size}`} width="208" height="208" shapeRendering="crispEdges">
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  )
}
