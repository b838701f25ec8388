/** Works on many people so that pages go on being served: after so many of them others have their turn. */
import { setImmediate as breath } from 'node:timers/promises'

/** Of people with 26 requirements and three years of history: some 30 ms. */
const TURN = 25

/** Out: what the work gives for each, in order. */
export async function inTurns<In, Out>(people: readonly In[], work: (one: In) => Out): Promise<Out[]> {
  const done: Out[] = []
  for (const [at, one] of people.entries()) {
    if (at > 0 && at % TURN === 0) await breath()
    done.push(work(one))
  }
  return done
}
