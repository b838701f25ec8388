export interface FaultRow {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Faults grouped by file; each with line, column and what to do. */
export function FaultRows({ rows }: { readonly rows: readonly FaultRow[] }) {
  const files = [...new Set(rows.map((row) => row.file))]
  return (
    <>
      {files.map((file) => (
        <section key={file} className="mb-5">
          <h3><code className="break-all">{file}</code></h3>
          <ul className="list-none p-0 flat">
            {rows.filter((row) => row.file === file).map((row) => <li key={`${row.line}:${row.column}:${row.message}`}><code className="nb">{row.line}:{row.column}</code> {row.message}</li>)}
          </ul>
        </section>
      ))}
    </>
  )
}
