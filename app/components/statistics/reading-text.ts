import type { TFunction } from 'i18next'
import type { QuestionReading } from '~/domain/assessment-statistics/question-reading'
import type { TestReading } from '~/domain/assessment-statistics/test-reading'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { State } from '~/components/ui/state'

type Translate = TFunction<'statistics'>

const LONGEST = 70
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text)
const one = (value: number) => formatNumber(value, 1)

/** A reading of a question as a sentence. */
export function questionReadingText(reading: QuestionReading, t: Translate): string {
  switch (reading.kind) {
    case 'few_attempts':
      return t('readFewAttempts', { count: reading.attempts })
    case 'key_beaten':
      return t('readKeyBeaten', { option: short(reading.option), count: reading.count, keyCount: reading.keyCount })
    case 'against':
      return t('readAgainst', { value: one(reading.value) })
    case 'too_hard':
      return t('readTooHard', { value: one(reading.value * 100) })
    case 'often_open':
      return t('readOftenOpen', { value: one(reading.value * 100) })
    case 'weak':
      return t('readWeak', { value: one(reading.value) })
    case 'too_easy':
      return t('readTooEasy', { value: one(reading.value * 100) })
    case 'slow':
      return t('readSlow', { value: formatNumber(reading.value, 0), usual: formatNumber(reading.usual, 0) })
    case 'unused_options':
      return t('readUnusedOptions', { options: reading.options.map((option) => `“${short(option)}”`).join(', ') })
    case 'good':
      return t('readGood', { value: one(reading.value) })
    case 'fair':
      return t('readFair')
  }
}

/** A reading of the test as a sentence. */
export function testReadingText(reading: TestReading, t: Translate): string {
  switch (reading.kind) {
    case 'few_attempts':
      return t('testFewAttempts', { count: reading.attempts })
    case 'mean_low':
      return t('testMeanLow', { percent: `${one(reading.percent)}\u00a0%` })
    case 'mean_fitting':
      return t('testMeanFitting', { percent: `${one(reading.percent)}\u00a0%` })
    case 'mean_high':
      return t('testMeanHigh', { percent: `${one(reading.percent)}\u00a0%` })
    case 'consistency_good':
      return t('testConsistencyGood', { value: one(reading.value) })
    case 'consistency_fair':
      return t('testConsistencyFair', { value: one(reading.value) })
    case 'consistency_poor':
      return t('testConsistencyPoor', { value: one(reading.value) })
    case 'luck_large':
      return t('testLuckLarge', { value: one(reading.value) })
    case 'luck_small':
      return t('testLuckSmall', { value: one(reading.value) })
    case 'border':
      return t('testBorder', { points: formatNumber(reading.points, 1) })
  }
}

const LOOKS: Readonly<Record<QuestionReading['kind'], State>> = {
  key_beaten: 'missing', against: 'missing', too_hard: 'missing', often_open: 'expiring', weak: 'expiring', too_easy: 'expiring', slow: 'expiring', unused_options: 'expiring', few_attempts: 'idle', good: 'met', fair: 'met',
}

/** The look of a reading: wrong, to improve, sound, or not judged. */
export function readingState({ kind }: QuestionReading): State {
  return LOOKS[kind]
}
