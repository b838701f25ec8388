export interface OfficialHeadingProps {
  /** "UBND THÀNH PHỐ HÀ NỘI" and, underlined, "SỞ NỘI VỤ". */
  readonly above: string
  readonly agency: string
  /** The State's name and motto. */
  readonly nation: string
  readonly motto: string
  readonly title: string
  /** Under the title: "Số liệu tại ngày 31/12/2012, toàn thành phố", and what the figures are narrowed to. */
  readonly lines: readonly string[]
}

/** The two-column national heading of a paper that HR signs. Printed only. */
export function OfficialHeading({ above, agency, nation, motto, title, lines }: OfficialHeadingProps) {
  return (
    <div className="gov" aria-hidden="true">
      <p>{above}<br /><b className="ul">{agency}</b></p>
      <p><b>{nation}</b><br /><b className="ul">{motto}</b></p>
      <h2>{title}</h2>
      {lines.map((line) => <i key={line}>{line}</i>)}
    </div>
  )
}
