/**
 * Whether the settings of a final test agree with each other: it closes after it opens, what is shown at its closing has a
 * closing, address ranges are ranges, and fixed questions are in the bank and have a place in the blueprint.
 * Source: issue "Assessment" (tests); course/test-settings.
 */
import { type DataFault, fault } from '../content/fault'
import { instantOfMinute } from '../kernel/hanoi-minute'
import { type BankQuestion, fixedFaults } from './blueprint'
import type { CourseFile } from './course-definition'

type Test = Pick<CourseFile, 'finalTest'>

/** Faults of the settings by themselves. Paths are those of course.yaml. */
export function testSettingsFaults({ finalTest }: Test): DataFault[] {
  const { opensAt, closesAt, addresses, shown } = finalTest
  const [opens, closes] = [instantOfMinute(opensAt), instantOfMinute(closesAt)]
  const unread = ([['opens_at', opensAt, opens], ['closes_at', closesAt, closes]] as const).filter(([, written, instant]) => written !== '' && instant === null)
  return [
    ...unread.map(([name]) => fault(['final_test', name], 'fieldInvalid', { field: `final_test.${name}` })),
    ...(opens !== null && closes !== null && closes <= opens ? [fault(['final_test', 'closes_at'], 'testClosesEarly')] : []),
    ...(shown.when === 'closed' && closesAt === '' ? [fault(['final_test', 'shown'], 'shownNeverCloses')] : []),
    ...addresses.flatMap((range, i) => (isAddressRange(range) ? [] : [fault(['final_test', 'addresses', i], 'addressRange', { range })])),
  ]
}

/** Faults of the fixed questions against the exam questions of the bank. */
export function fixedQuestionFaults({ finalTest }: Test, questions: readonly (BankQuestion & { readonly id: string })[]): DataFault[] {
  const bank = questions.map(({ id, objective, level, mustBeRight }) => ({ code: id, objective, level, mustBeRight }))
  const keys = { unknown: 'fixedUnknown', no_cell: 'fixedNoCell', cell_full: 'fixedTooMany' } as const
  return fixedFaults(finalTest.blueprint, bank, finalTest.fixed).map(({ code, problem }) => fault(['final_test', 'fixed', finalTest.fixed.indexOf(code)], keys[problem], { id: code }))
}

/** A machine or a network, as far as text can tell; what the database of addresses cannot read admits nobody. */
export function isAddressRange(range: string): boolean {
  const [address = '', bits, ...rest] = range.split('/')
  const v4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255)
  const v6 = address.includes(':') && /^[0-9a-fA-F:]+(:\d{1,3}(\.\d{1,3}){3})?$/.test(address)
  return rest.length === 0 && (v4 || v6) && (bits === undefined || Number(bits) <= (v4 ? 32 : 128))
}
