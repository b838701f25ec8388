/** An initial password to be read out or handed over on paper: easy to type, changed at the first sign-in. */
import { randomInt } from 'node:crypto'

/** No letters or digits that look alike, none that a Vietnamese keyboard turns into marks by pairs (aa, dd, ee, oo, uw). */
const SIGNS = 'bcghkmnptvxyz23456789'

/** Four groups of four signs, about 70 bits: "xk4m-9tgb-…". */
export function makeInitialPassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
