/** The accounts to try, as the sign-in page shows them (demo mode only). */
export async function demoAccounts(): Promise<{ username: string; role: string }[]> {
  return []
}
