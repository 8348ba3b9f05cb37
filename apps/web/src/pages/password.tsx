import { useState, type FormEvent } from 'react';
import { Button, Dialog, KeyIcon, ProblemNotice, Section, TextField, toast, useRun, useText } from '@comu/design';

/** Changes the password; the server says which are too weak and why. */
export function Password() {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t({ ca: 'Contrasenya', es: 'Contraseña', en: 'Password' })} actions={<Button icon={KeyIcon} onClick={() => setOpen(true)}>{t({ ca: 'Canvieu-la', es: 'Cambiarla', en: 'Change it' })}</Button>}>
      <p className="soft">{t({ ca: 'En canviar-la es tanquen les altres sessions obertes.', es: 'Al cambiarla se cierran las otras sesiones abiertas.', en: 'Changing it closes the other open sessions.' })}</p>
      <Dialog open={open} onClose={() => setOpen(false)} title={t({ ca: 'Canvieu la contrasenya', es: 'Cambie la contraseña', en: 'Change the password' })}><PasswordForm onDone={() => setOpen(false)} /></Dialog>
    </Section>
  );
}

function PasswordForm({ onDone }: { onDone(): void }) {
  const t = useText();
  const change = useRun('identity.change-password', { organisation: null });
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const wrong = change.problem?.fields.find(({ field }) => field === '/password');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await change.run({ password, ...(current === '' ? {} : { current }) })) === undefined) return;
    toast({ ca: 'Contrasenya canviada', es: 'Contraseña cambiada', en: 'Password changed' });
    onDone();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {change.problem && <ProblemNotice problem={change.problem} />}
      <TextField label={t({ ca: 'Contrasenya actual', es: 'Contraseña actual', en: 'Current password' })} type="password" autoComplete="current-password" value={current} onValue={setCurrent} />
      <TextField label={t({ ca: 'Contrasenya nova', es: 'Contraseña nueva', en: 'New password' })} help={t({ ca: 'Una frase llarga va molt bé.', es: 'Una frase larga va muy bien.', en: 'A long sentence works well.' })} problem={wrong && t(wrong.remedy)} type="password" autoComplete="new-password" required value={password} onValue={setPassword} />
      <Button type="submit" look="primary" busy={change.running}>{t({ ca: 'Canvia la contrasenya', es: 'Cambiar la contraseña', en: 'Change the password' })}</Button>
    </form>
  );
}
