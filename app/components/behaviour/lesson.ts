/**
 * What script adds to a lesson page; the page works without it. Bundled to one file (process/build-behaviours.mjs).
 * Attributes: data-term, data-decision, data-check, data-reader (see each module).
 */
import { announceChecks } from './lesson/checks'
import { stepThroughDecisions } from './lesson/decisions'
import { followReading } from './lesson/reading'
import { popUpTerms } from './lesson/terms'

popUpTerms(document)
stepThroughDecisions(document)
announceChecks(document)
followReading(document)
