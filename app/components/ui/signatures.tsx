export interface SignaturesProps {
  readonly left: { readonly title: string; readonly note: string }
  readonly right: { readonly place: string; readonly title: string; readonly note: string }
}

/** The places for signature and seal at the end of a paper. Printed only. */
export function Signatures({ left, right }: SignaturesProps) {
  return (
    <div className="sign" aria-hidden="true">
      <p><br /><b>{left.title}</b><br /><i>{left.note}</i></p>
      <p><i>{right.place}</i><br /><b>{right.title}</b><br /><i>{right.note}</i></p>
    </div>
  )
}
