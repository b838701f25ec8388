/** The words of the files that a job writes, in the language in which it was asked for. */
import { officerLine, officersHead, officersTotal } from '~/components/compliance/officers-words'
import { planHead, planLine } from '~/components/compliance/plan-words'
import { knownHead, knownLine } from '~/components/snapshot/known-words'
import { signedWords } from '~/components/snapshot/signed-words'
import { planSheet } from '~/domain/compliance/plan-sheet'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import { env } from '~/server/env.server'
import type { FileWords } from '~/server/export-file/write-content.server'
import { wordsOf } from './mail-delivery'

export const fileWords: FileWords = (locale) => {
  const { t } = wordsOf(locale === 'en' ? 'en' : 'vi')
  return {
    head: ({ query, ...head }) => officersHead(t, { ...head, ...readOfficerQuery((name) => query[name] ?? null) }, env().ISSUER_NAME),
    line: (row) => officerLine(t, row),
    total: (met, people) => officersTotal(t, met, people),
    knownHead: (title) => knownHead(t, title),
    knownLine: (row) => knownLine(t, row),
    signed: signedWords(t),
    planSheet: ({ plan, ...title }) => planSheet(plan, (key) => planLine(plan, key, t), planHead(t, { plan, ...title }, env().ISSUER_NAME)),
  }
}
