/**
 * What a password must be: at least 12 characters, not one of those everybody guesses first, and without the username.
 * Length instead of "one capital, one sign": people then choose better ones. The same schema checks the form in the
 * browser and on the server. Source: product choice after NIST SP 800-63B §5.1.1.2 and OWASP ASVS 2.1.
 */
import { z } from 'zod'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 256

export type PasswordFault = 'passwordShort' | 'passwordLong' | 'passwordCommon' | 'passwordHasUsername'

/** Letters and digits of the passwords most often found in leaks that are long enough, and of ones seen in offices here. */
const COMMON = new Set([
  'passwordpassword', 'password1234', 'password12345', 'password123456', 'passw0rd1234', 'matkhaumatkhau', 'matkhau12345', 'matkhau123456', 'matkhaumoi123',
  'qwertyuiop123', 'qwertyuiopas', 'qwertyuiop12', 'qwerty123456', 'qwertyqwerty', 'asdfghjklzxc', 'zxcvbnmasdfg', '1qaz2wsx3edc', '1q2w3e4r5t6y', '1q2w3e4r5t6y7u',
  'abcdefghijkl', 'abcdef123456', 'abc123456789', 'abcd12345678', 'iloveyou1234', 'adminadminadmin', 'admin1234567', 'admin12345678', 'administrator', 'administrator1',
  'welcome12345', 'letmein12345', 'changeme1234', 'anhyeuem1234', 'yeuemnhieulam', 'vietnam12345', 'vietnamvodich', 'hanoi1234567', 'hanoi12345678', 'thanhphohanoi',
  'uybannhandan', 'canbocongchuc', 'sonoivuhanoi', 'datchuandemo', 'datchuan1234', 'datchuan123456', 'nguyenvannam', 'nguyenvana123',
])

const RUNS = ['0123456789012345678901234567890', '9876543210987654321098765432109', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** One letter over and over, a short group over and over, or a run of neighbours. */
function isPattern(plain: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/u.test(plain) || RUNS.some((run) => run.includes(plain))
}

/**
 * What is wrong with a password, or null. In: the password as typed, the username of the account.
 * Characters are counted after NFKC, as the password is hashed.
 */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const text = password.normalize('NFKC')
  if ([...text].length < SHORTEST_PASSWORD) return 'passwordShort'
  if (text.length > LONGEST_PASSWORD) return 'passwordLong'
  const lower = text.toLowerCase()
  if (username !== '' && lower.includes(username.toLowerCase())) return 'passwordHasUsername'
  const plain = lower.replace(/[^\p{L}\p{N}]/gu, '')
  return COMMON.has(plain) || isPattern(plain) ? 'passwordCommon' : null
}

/** The form that changes one's own password; messages are keys of the catalogue `form`. */
export function changePasswordForm(username: string) {
  return z
    .object({
      currentPassword: z.string('currentPasswordMissing').min(1, 'currentPasswordMissing').max(LONGEST_PASSWORD, 'passwordLong'),
      newPassword: z.string('newPasswordMissing').min(1, 'newPasswordMissing').max(LONGEST_PASSWORD, 'passwordLong'),
      repeatPassword: z.string('repeatPasswordMissing').min(1, 'repeatPasswordMissing').max(LONGEST_PASSWORD, 'passwordLong'),
    })
    .superRefine(({ currentPassword, newPassword, repeatPassword }, context) => {
      const fault = newPassword === currentPassword ? 'passwordSame' : passwordFault(newPassword, username)
      if (fault) context.addIssue({ code: 'custom', path: ['newPassword'], message: fault })
      if (newPassword !== repeatPassword) context.addIssue({ code: 'custom', path: ['repeatPassword'], message: 'repeatPasswordDiffers' })
    })
}
export type ChangePasswordForm = z.output<ReturnType<typeof changePasswordForm>>
