/** The first gaps whose move is one mover's, by all standards and the courses on offer now: what a list of people is looked up by. */
import type { Mover } from '~/domain/compliance/cause'
import { type MoverGaps, gapsOfMover } from '~/domain/compliance/cause-table'
import { pool } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOn } from '~/server/standing/load-person-facts.server'
import { findOffers } from './find-offers.server'

export async function findMoverGaps(mover: Mover): Promise<MoverGaps> {
  const [standards, offers] = await Promise.all([findStandards(queriesOn(pool())), findOffers()])
  return gapsOfMover(mover, standards, offers)
}
