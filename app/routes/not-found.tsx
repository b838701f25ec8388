import { publicRoute } from '~/http/guard'
import { refuse } from '~/http/respond'

export function loader() {
  publicRoute()
  throw refuse(404)
}

export function action() {
  publicRoute()
  throw refuse(404)
}

export default function NotFound() {
  return null
}
