/** The message key of a name made of words with dots and hyphens: ('action', 'user.give-role') is "action_userGiveRole". */
export function messageKey(prefix: 'action' | 'job' | 'subject', name: string): string {
  return `${prefix}_${name.replace(/[._-]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())}`
}
