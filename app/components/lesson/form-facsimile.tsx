import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { elementsOf } from './element-children'
import { Field, type FormFieldProps } from './form-field'
import { headingId } from './heading-id'
import { LawChip } from './law-chip'

export interface FormFacsimileProps {
  /** 01 to 06: the forms of the one-stop shop. */
  readonly form: string
  readonly title: string
  readonly basis?: string
  readonly children?: ReactNode
}

interface NumberedField extends FormFieldProps {
  readonly pin: number | undefined
}

/** Fields in order; those with a note are numbered 1, 2, 3 … */
function numbered(fields: readonly ReactElement<FormFieldProps>[]): NumberedField[] {
  let pin = 0
  return fields.map(({ props }) => ({ ...props, pin: props.note === undefined ? undefined : ++pin }))
}

/** A filled-in official form: paper and serif as on the desk, readable text, numbered pins keyed to notes below. */
export function FormFacsimile({ form, title, basis, children }: FormFacsimileProps) {
  const { t } = useTranslation('lesson')
  const fields = numbered(elementsOf(children, Field))
  const agency = fields.find((field) => field.label === t('formAgencyLabel'))
  const rows = fields.filter((field) => field !== agency)
  const notes = fields.filter((field) => field.pin !== undefined)
  const id = `mau-${headingId(title)}`
  return (
    <figure className="facsimile" role="group" aria-labelledby={id}>
      <div className="form-paper" lang="vi">
        <p className="form-number">{t('formNumber', { form })}</p>
        <div className="form-heading">
          <p>{agency?.children}</p>
          <p><b>{t('nationName')}</b><br /><b className="motto">{t('nationMotto')}</b></p>
        </div>
        <p className="form-title" id={id}>{title.toLocaleUpperCase('vi')}</p>
        <dl className="form-rows">
          {rows.map((field) => <div key={field.label}><dt>{field.label}</dt><dd><span className="filled">{field.children}</span>{field.pin === undefined ? null : <Pin number={field.pin} label={t('formNote', { number: field.pin })} />}</dd></div>)}
        </dl>
      </div>
      {notes.length > 0 ? (
        <figcaption>
          <b>{t('formNotesTitle')}</b>
          <ol className="pin-notes">{notes.map((field) => <li key={field.label}><span className="pin" aria-hidden="true">{field.pin}</span><span><b>{field.label}:</b> {field.note}</span></li>)}</ol>
        </figcaption>
      ) : null}
      <LawChip basis={basis} />
    </figure>
  )
}

/** The number in a disc after a value, keyed to the notes below. */
function Pin({ number, label }: { readonly number: number; readonly label: string }) {
  return <><span className="pin" aria-hidden="true">{number}</span><span className="vh"> ({label})</span></>
}
