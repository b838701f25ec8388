/** The account an address names. What cannot be an id is an address that does not exist, not a fault of the database. */
import { isUserId } from '~/domain/access/user-form'
import { refuse } from './respond'

export function readUserId(id: string | undefined): string {
  if (id === undefined || !isUserId(id)) throw refuse(404)
  return id
}
