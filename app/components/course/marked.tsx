import type { Piece } from '~/domain/search/excerpt'

/** Text with what was looked for in it marked. */
export function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))}</>
}
