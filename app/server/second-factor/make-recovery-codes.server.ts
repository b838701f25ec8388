/** Ten new recovery codes in place of the old ones; the codes are returned once, the table keeps keyed hashes. */
import { randomBytes } from 'node:crypto'
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCode } from '~/domain/access/recovery-code'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { hashRecoveryCode } from './hash-recovery-code.server'

export async function makeRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = new Set<string>()
  while (codes.size < RECOVERY_CODES) codes.add(recoveryCode(randomBytes(RECOVERY_CODE_BYTES)))
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: [...codes].map((code) => ({ id: newId(), userId, codeHash: hashRecoveryCode(userId, code) })) })
  return [...codes]
}
