import { useTranslation } from 'react-i18next'

export interface MatrixCellProps {
  /** As kept: "3", "3 (B)", '' = not required. */
  readonly text: string
  /** As typed and not saved yet. */
  readonly pending?: string | undefined
  /** What is in force, where a draft says something else. */
  readonly inForce?: string | undefined
  /** Address for the editor: position and column. */
  readonly at?: { readonly position: string; readonly column: string } | undefined
}

/** One level of the matrix. behaviour/matrix.ts draws it in the same way after a change. */
export function MatrixCell({ text, pending, inForce, at }: MatrixCellProps) {
  const { t } = useTranslation('standard')
  const drafted = inForce !== undefined && inForce !== text
  const said = (level: string) => (level === '' ? t('notRequired') : level)
  return (
    <td className={drafted ? 'c num drafted' : 'c num'} data-position={at?.position} data-column={at?.column} data-text={at && text} data-pending={pending} title={drafted ? t('inForceIs', { level: said(inForce) }) : undefined}>
      <LevelText text={pending ?? text} none={t('notRequired')} />
      {drafted ? <span className="vh">{t('inForceIs', { level: said(inForce) })}</span> : null}
    </td>
  )
}

function LevelText({ text, none }: { readonly text: string; readonly none: string }) {
  const [, level, grade] = /^(\S+)(?: \((\w)\))?$/.exec(text) ?? []
  if (level === undefined) return <span className="none"><span aria-hidden="true">–</span><span className="vh">{none}</span></span>
  return <>{level}{grade === undefined ? null : <sup> {grade}</sup>}</>
}
