/** The attempt and the place that an address names. What cannot be an id is an unknown page, not a database error. */
import { refuse } from './respond'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function requireId(value: string | undefined): string {
  if (value === undefined || !UUID.test(value)) throw refuse(404)
  return value.toLowerCase()
}

export function requireOrdinal(value: string | undefined): number {
  if (value === undefined || !/^[1-9]\d{0,2}$/.test(value)) throw refuse(404)
  return Number(value)
}

export function attemptAddress(params: { readonly id?: string; readonly ordinal?: string }): { id: string; ordinal: number } {
  return { id: requireId(params.id), ordinal: requireOrdinal(params.ordinal) }
}
