import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, FingerprintIcon, ProblemNotice, Skeleton, TextField, useLanguage, useQueryOperation, useRun, useText, type Me, type Problem, type Text } from '@comu/design';
import { passkeysHere, signInWithPasskey } from '../passkey.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { FirstAdministrator, type FoundedBody } from './first-administrator.tsx';

interface WaysIn {
  readonly password: boolean;
  readonly passkey: boolean;
  readonly oidc: readonly { readonly id: string; readonly label: Text; readonly url: string }[];
  /** Nobody has an account yet: the first administrator is made here. */
  readonly first: boolean;
  readonly bodies: readonly FoundedBody[];
}

/** The way in: password, passkey, the certificate services that the installation trusts, and demonstration accounts where it has them. */
export function SignIn() {
  const t = useText();
  const ways = useQueryOperation<WaysIn>('identity.sign-in-ways', {}, { organisation: null });
  return (
    <EntryFrame>
      {ways.isPending && !ways.error && <Skeleton lines={4} />}
      {ways.error && <ProblemNotice problem={ways.error.problem} action={<Button onClick={() => void ways.refetch()}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>} />}
      {ways.data && (ways.data.first ? <FirstAdministrator bodies={ways.data.bodies} /> : <Ways ways={ways.data} />)}
    </EntryFrame>
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
