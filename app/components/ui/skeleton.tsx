/** Grey lines where a list is being loaded, with the words "Đang tải…" as text. Show it after 300 ms only. */
export function Skeleton({ label, lines = 6 }: { readonly label: string; readonly lines?: number }) {
  return <div aria-busy="true"><p className="meta">{label}</p><ul className="sk" aria-hidden="true">{Array.from({ length: lines }, (_, index) => <li key={index} />)}</ul></div>
}
