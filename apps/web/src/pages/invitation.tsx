import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, ProblemNotice, TextField, useGo, useRun, useText, type Me, type ScreenProps } from '@comu/design';
import { EntryFrame } from './entry-frame.tsx';

/** Whoever was invited chooses a password and is in. */
export function Invitation({ params }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const queries = useQueryClient();
  const accept = useRun<Me>('identity.accept-invitation', { organisation: null });
  const [password, setPassword] = useState('');
  const wrong = accept.problem?.fields.find(({ field }) => field === '/password');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await accept.run({ code: params['code'], password })) === undefined) return;
    await queries.invalidateQueries({ queryKey: ['me'] });
    go('/avui', { replace: true });
  };
  return (
    <EntryFrame>
      <div><h1>{t({ ca: 'Us donem la benvinguda', es: 'Le damos la bienvenida', en: 'Welcome' })}</h1><p className="soft">{t({ ca: 'Trieu la contrasenya amb què entrareu a partir d’ara.', es: 'Elija la contraseña con la que entrará a partir de ahora.', en: 'Choose the password you will sign in with from now on.' })}</p></div>
      {accept.problem && <ProblemNotice problem={accept.problem} />}
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextField label={t({ ca: 'Contrasenya', es: 'Contraseña', en: 'Password' })} help={t({ ca: '12 caràcters o més; una frase va molt bé.', es: '12 caracteres o más; una frase va muy bien.', en: '12 characters or more; a sentence works well.' })} problem={wrong && t(wrong.remedy)} type="password" autoComplete="new-password" required value={password} onValue={setPassword} />
        <Button type="submit" look="primary" busy={accept.running}>{t({ ca: 'Entra', es: 'Entrar', en: 'Sign in' })}</Button>
      </form>
    </EntryFrame>
  );
}
