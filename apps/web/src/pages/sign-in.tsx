import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, FingerprintIcon, languages, ProblemNotice, Skeleton, TextField, Tile, useLanguage, useQueryOperation, useRun, useText, type Me, type Problem, type Text } from '@comu/design';
import { passkeysHere, signInWithPasskey } from '../passkey.ts';
import { FirstAdministrator } from './first-administrator.tsx';
import { Paving } from './paving.tsx';

export interface WaysIn {
  readonly password: boolean;
  readonly passkey: boolean;
  readonly oidc: readonly { readonly id: string; readonly label: Text; readonly url: string }[];
  /** Nobody has an account yet: the first administrator is made here. */
  readonly first?: boolean;
}
interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: Text;
  readonly organisation: string;
}

/** The way in: password, passkey, the certificate services that the installation trusts, and demonstration accounts where it has them. */
export function SignIn() {
  const t = useText();
  const { language, choose } = useLanguage();
  const ways = useQueryOperation<WaysIn>('identity.sign-in-ways', {}, { organisation: null });
  return (
    <div className="entry">
      <div className="entry-art" aria-hidden><Paving /></div>
      <main className="entry-main" id="main">
        <header className="entry-head">
          <span className="brand"><Tile size={34} plain /><span>Comú</span></span>
          <label><span className="sr-only">{t({ ca: 'Llengua', es: 'Idioma', en: 'Language' })}</span>
            <select className="quiet-select" value={language} onChange={(event) => choose(event.target.value as typeof language)}>{languages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>
          </label>
        </header>
        {ways.isPending && !ways.error && <Skeleton lines={4} />}
        {ways.error && <ProblemNotice problem={ways.error.problem} action={<Button onClick={() => void ways.refetch()}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>} />}
        {ways.data && (ways.data.first ? <FirstAdministrator /> : <Ways ways={ways.data} />)}
        <p className="entry-foot small soft">{t({ ca: 'La gestió interna dels ens locals, en programari lliure.', es: 'La gestión interna de los entes locales, en software libre.', en: 'Internal management for local governments, as free software.' })}</p>
      </main>
    </div>
  );
}

function Ways({ ways }: { ways: WaysIn }) {
  const t = useText();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const signIn = useRun<Me>('identity.sign-in', { organisation: null });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [passkeyProblem, setPasskeyProblem] = useState<Problem>();
  const enter = async (given: { email: string; password: string }) => {
    if ((await signIn.run(given)) !== undefined) await queries.invalidateQueries({ queryKey: ['me'] });
  };
  const withPasskey = async () => {
    setPasskeyProblem(undefined);
    const problem = await signInWithPasskey(language);
    if (problem === undefined) await queries.invalidateQueries({ queryKey: ['me'] });
    else setPasskeyProblem(problem);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter({ email, password });
  };
  return (
    <>
      <div><h1>{t({ ca: 'Bon dia', es: 'Buenos días', en: 'Good day' })}</h1><p className="soft">{t({ ca: 'Identifiqueu-vos per veure què us espera avui.', es: 'Identifíquese para ver qué le espera hoy.', en: 'Sign in to see what waits for you today.' })}</p></div>
      {signIn.problem && <ProblemNotice problem={signIn.problem} />}
      {passkeyProblem && <ProblemNotice problem={passkeyProblem} />}
      {ways.password && (
        <form className="form" onSubmit={submit}>
          <TextField label={t({ ca: 'Adreça electrònica', es: 'Correo electrónico', en: 'E-mail address' })} type="email" name="email" autoComplete="username" required value={email} onValue={setEmail} />
          <TextField label={t({ ca: 'Contrasenya', es: 'Contraseña', en: 'Password' })} type="password" name="password" autoComplete="current-password" required value={password} onValue={setPassword} />
          <Button type="submit" look="primary" busy={signIn.running}>{t({ ca: 'Entra', es: 'Entrar', en: 'Sign in' })}</Button>
        </form>
      )}
      {((ways.passkey && passkeysHere()) || ways.oidc.length > 0) && (
        <div className="other-ways">
          <p className="or">{t({ ca: 'o bé', es: 'o bien', en: 'or' })}</p>
          {ways.passkey && passkeysHere() && <Button icon={FingerprintIcon} onClick={() => void withPasskey()}>{t({ ca: 'Clau d’accés d’aquest dispositiu', es: 'Clave de acceso de este dispositivo', en: 'Passkey of this device' })}</Button>}
          {ways.oidc.map(({ id, label, url }) => <a key={id} className="ds-button button" data-variant="secondary" data-color="neutral" href={url}>{t(label)}</a>)}
        </div>
      )}
      <DemoAccounts onEnter={(given) => void enter(given)} busy={signIn.running} />
    </>
  );
}

/** People to try the house with; an installation in earnest has none. */
function DemoAccounts({ onEnter, busy }: { onEnter(given: { email: string; password: string }): void; busy: boolean }) {
  const t = useText();
  const { data } = useQueryOperation<readonly DemoAccount[]>('identity.demo-accounts', {}, { organisation: null });
  if (!data || data.length === 0) return null;
  return (
    <section className="demo" aria-label={t({ ca: 'Comptes de demostració', es: 'Cuentas de demostración', en: 'Demonstration accounts' })}>
      <h2>{t({ ca: 'Proveu-ho amb un compte de demostració', es: 'Pruébelo con una cuenta de demostración', en: 'Try it with a demonstration account' })}</h2>
      <ul>
        {data.map((account) => (
          <li key={account.email}>
            <button type="button" className="demo-card" disabled={busy} onClick={() => onEnter({ email: account.email, password: account.password })}>
              <span className="demo-initials" aria-hidden>{account.name.split(' ').slice(0, 2).map((word) => word[0]).join('')}</span>
              <span><strong>{account.name}</strong><span className="small">{t(account.role)}</span><span className="small soft">{account.organisation}</span></span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
