/** Reads a form post against a zod schema. Faults are message keys of the catalogue `form`; what was typed is kept. */
import type { z } from 'zod'

export type FormFaults = Record<string, string>
export type FormResult<Value> = { ok: true; value: Value } | { ok: false; faults: FormFaults; typed: Record<string, string> }

/** Secrets are never sent back to the page. */
const SECRET = /password|code$/i

export function typedValues(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string' && !SECRET.test(name)) typed[name] = value.slice(0, 5000)
  return typed
}

export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return new FormData()
  return request.formData().catch(() => new FormData())
}

export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData): FormResult<z.output<Schema>> {
  const entries: Record<string, unknown> = {}
  for (const [name, value] of form) if (typeof value === 'string' && !(name in entries)) entries[name] = value.normalize('NFC')
  const parsed = schema.safeParse(entries)
  if (parsed.success) return { ok: true, value: parsed.data }
  const faults: FormFaults = {}
  for (const issue of parsed.error.issues) faults[String(issue.path[0] ?? 'form')] ??= issue.message
  return { ok: false, faults, typed: typedValues(form) }
}
