import type { Transaction } from '~/server/db.server'

/** Removes the secret and the recovery codes of an account: turned off by its owner, or reset by an operator. */
export async function clearSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null } })
  await tx.recoveryCode.deleteMany({ where: { userId } })
}
