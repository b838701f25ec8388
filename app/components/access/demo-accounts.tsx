import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'

/** In demo mode only: the accounts to try, each one press away. The password is public knowledge. */
export function DemoAccounts({ accounts, redirectTo }: { readonly accounts: readonly { username: string; role: string }[]; readonly redirectTo: string }) {
  const { t } = useTranslation('login')
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demoTitle')}</h2>
      <p className="hint">{t('demoLead')} <code>dat-chuan-demo</code></p>
      <table className="tbl">
        <thead className="vh"><tr><th>{t('demoRole')}</th><th>{t('demoAccount')}</th><th>{t('demoAct')}</th></tr></thead>
        <tbody>
          {accounts.map(({ username, role }) => (
            <tr key={username}>
              <th scope="row">{role}</th>
              <td><code>{username}</code></td>
              <td className="r">
                <form method="post" action={paths.login()}>
                  <input type="hidden" name="username" value={username} />
                  <input type="hidden" name="password" value="dat-chuan-demo" />
                  <input type="hidden" name="redirectTo" value={redirectTo} />
                  <button className="link" type="submit">{t('demoTry')}<span className="vh"> {role}</span></button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
