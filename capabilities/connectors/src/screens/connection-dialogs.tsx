import { useState } from 'react';
import { Button, Checkbox, Dialog, ProblemNotice, Select, TextArea, TextField, toast, useRun, useText, type Problem, type Text, codeFrom } from '@comu/design';
import type { ConnectionRow } from './rows.ts';

const ways: Readonly<Record<ConnectionRow['auth'], Text>> = {
  none: { ca: 'No cal', es: 'No hace falta', en: 'Not needed' }, bearer: { ca: 'Amb un testimoni (Bearer)', es: 'Con un token (Bearer)', en: 'With a token (Bearer)' },
  basic: { ca: 'Amb usuari i contrasenya', es: 'Con usuario y contraseña', en: 'With user and password' }, header: { ca: 'Amb una capçalera pròpia', es: 'Con una cabecera propia', en: 'With a header of its own' },
};

/** Adds a connection or changes one; its secret is written apart. */
export function ConnectionDialog({ connection, onClose }: { connection: ConnectionRow | undefined; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun('connectors.save-connection');
  const [name, setName] = useState(connection?.name ?? '');
  const [code, setCode] = useState(connection?.code ?? '');
  const [base, setBase] = useState(connection?.base ?? '');
  const [auth, setAuth] = useState<string>(connection?.auth ?? 'none');
  const [header, setHeader] = useState(connection?.header ?? '');
  const [ca, setCa] = useState(connection?.ca ?? '');
  const [seconds, setSeconds] = useState(String(connection?.seconds ?? 10));
  const [kilobytes, setKilobytes] = useState(String(connection?.kilobytes ?? 1000));
  const [active, setActive] = useState(connection?.state !== 'paused');
  const save = async () => {
    const given = { ...(connection === undefined ? {} : { id: connection.id }), name: name.trim(), code: code || codeFrom(name).slice(0, 60), base: base.trim(), auth, header: auth === 'header' && header !== '' ? header : null, seconds: Number(seconds), kilobytes: Number(kilobytes), state: active ? 'active' : 'paused', ...(ca.trim() === '' ? {} : { ca: ca.trim() }) };
    if ((await run(given)) === undefined) return;
    toast({ ca: 'Connexió desada', es: 'Conexión guardada', en: 'Connection saved' });
    onClose();
  };
  const wrong = (field: string) => remedyOf(problem, field, t);
  return (
    <Dialog open wide onClose={onClose} title={connection === undefined ? t({ ca: 'Afegir una connexió', es: 'Añadir una conexión', en: 'Add a connection' }) : t({ ca: 'Editar «{name}»', es: 'Editar «{name}»', en: 'Edit “{name}”' }, { name: connection.name })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={name.trim() === '' || base.trim() === ''} onClick={() => void save()}>{t({ ca: 'Desa', es: 'Guardar', en: 'Save' })}</Button>
    </>}>
      <div className="form">
        <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} value={name} maxLength={120} onValue={setName} problem={wrong('name')} />
        <TextField label={t({ ca: 'Codi', es: 'Código', en: 'Code' })} help={t({ ca: 'Així el criden els models.', es: 'Así lo llaman los modelos.', en: 'Models call it by this.' })} value={code || codeFrom(name).slice(0, 60)} maxLength={60} onValue={setCode} problem={wrong('code')} />
        <TextField label={t({ ca: 'Adreça', es: 'Dirección', en: 'Address' })} help={t({ ca: 'Les crides no poden sortir de sota d’aquesta adreça.', es: 'Las llamadas no pueden salir de debajo de esta dirección.', en: 'Calls cannot leave what is below this address.' })} placeholder="https://api.exemple.cat/v1" inputMode="url" value={base} maxLength={400} onValue={setBase} problem={wrong('base')} />
        <Select label={t({ ca: 'Com s’hi identifica', es: 'Cómo se identifica', en: 'How it signs in' })} value={auth} onValue={setAuth} options={Object.entries(ways).map(([value, words]) => ({ value, label: t(words) }))} />
        {auth === 'header' && <TextField label={t({ ca: 'Nom de la capçalera', es: 'Nombre de la cabecera', en: 'Name of the header' })} value={header} placeholder="x-api-key" maxLength={60} onValue={setHeader} problem={wrong('header')} />}
        {auth !== 'none' && connection === undefined && <p className="soft small">{t({ ca: 'El secret s’escriu després de desar-la.', es: 'El secreto se escribe después de guardarla.', en: 'The secret is written after saving.' })}</p>}
        <details className="processes-data"><summary>{t({ ca: 'Límits i certificat', es: 'Límites y certificado', en: 'Limits and certificate' })}</summary>
          <div className="form">
            <TextField label={t({ ca: 'Segons d’espera (fins a 30)', es: 'Segundos de espera (hasta 30)', en: 'Seconds to wait (up to 30)' })} inputMode="numeric" className="ds-input short tabular" value={seconds} onValue={setSeconds} problem={wrong('seconds')} />
            <TextField label={t({ ca: 'Mida màxima de la resposta, en kB (fins a 5.000)', es: 'Tamaño máximo de la respuesta, en kB (hasta 5.000)', en: 'Largest answer, in kB (up to 5,000)' })} inputMode="numeric" className="ds-input short tabular" value={kilobytes} onValue={setKilobytes} problem={wrong('kilobytes')} />
            <TextArea label={t({ ca: 'Autoritat de certificació pròpia (PEM)', es: 'Autoridad de certificación propia (PEM)', en: 'Certificate authority of its own (PEM)' })} optional className="ds-input code" rows={4} spellCheck={false} value={ca} onValue={setCa} problem={wrong('ca')} />
          </div>
        </details>
        <Checkbox label={t({ ca: 'Es pot cridar', es: 'Se puede llamar', en: 'It may be called' })} checked={active} onValue={setActive} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

const remedyOf = (problem: Problem | undefined, field: string, t: (text: Text) => string): string | undefined => {
  const remedy = problem?.fields.find((each) => each.field === `/${field}`)?.remedy;
  return typeof remedy === 'object' ? t(remedy) : remedy;
};

/** Writes or replaces a secret; what there was is never shown. */
export function SecretDialog({ connection: { id, name, auth }, onClose }: { connection: ConnectionRow; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun('connectors.set-secret');
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const save = async () => {
    if ((await run({ connection: id, secret: auth === 'basic' ? `${user}:${secret}` : secret })) === undefined) return;
    toast({ ca: 'Secret desat', es: 'Secreto guardado', en: 'Secret kept' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Secret de «{name}»', es: 'Secreto de «{name}»', en: 'Secret of “{name}”' }, { name })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={secret === '' || (auth === 'basic' && user === '')} onClick={() => void save()}>{t({ ca: 'Desa el secret', es: 'Guardar el secreto', en: 'Keep the secret' })}</Button>
    </>}>
      <div className="form">
        <p>{t({ ca: 'Es guarda xifrat. Ningú no el podrà tornar a veure, vós tampoc: només substituir-lo.', es: 'Se guarda cifrado. Nadie podrá volver a verlo, usted tampoco: solo sustituirlo.', en: 'It is kept encrypted. Nobody will see it again, nor will you: it can only be replaced.' })}</p>
        {auth === 'basic' && <TextField label={t({ ca: 'Usuari', es: 'Usuario', en: 'User' })} autoComplete="off" value={user} onValue={setUser} />}
        <TextField type="password" autoComplete="new-password" label={auth === 'basic' ? t({ ca: 'Contrasenya', es: 'Contraseña', en: 'Password' }) : t({ ca: 'Secret', es: 'Secreto', en: 'Secret' })} value={secret} onValue={setSecret} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
