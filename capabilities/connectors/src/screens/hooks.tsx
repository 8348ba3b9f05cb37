import { useState } from 'react';
import { Button, Dialog, PlusIcon, ProblemNotice, RadioGroup, Section, State, TextField, toast, useFormat, useRun, useText } from '@comu/design';
import type { HookRow } from './rows.ts';

/** The addresses where other systems tell processes something. */
export function Hooks({ hooks, may }: { hooks: readonly HookRow[]; may: boolean }) {
  const t = useText();
  const [opening, setOpening] = useState(false);
  return (
    <Section title={t({ ca: 'Adreces d’entrada', es: 'Direcciones de entrada', en: 'Incoming addresses' })} describe={t({ ca: 'On un altre sistema avisa un procés. Cada avís va signat i serveix una sola vegada.', es: 'Donde otro sistema avisa a un proceso. Cada aviso va firmado y sirve una sola vez.', en: 'Where another system tells a process something. Each delivery is signed and good only once.' })}
      actions={may && <Button icon={PlusIcon} onClick={() => setOpening(true)}>{t({ ca: 'Obre una adreça', es: 'Abrir una dirección', en: 'Open an address' })}</Button>}>
      {hooks.length === 0 ? <p className="soft">{t({ ca: 'No n’hi ha cap d’oberta.', es: 'No hay ninguna abierta.', en: 'None is open.' })}</p> : <ul className="connections">{hooks.map((hook) => <HookItem key={hook.id} hook={hook} may={may} />)}</ul>}
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Section>
  );
}

function HookItem({ hook: { id, name, does, target, url, state, deliveries, last }, may }: { hook: HookRow; may: boolean }) {
  const t = useText();
  const format = useFormat();
  const pause = useRun('connectors.pause-hook');
  const renew = useRun<{ secret: string }>('connectors.renew-hook');
  const [secret, setSecret] = useState<string>();
  const problem = pause.problem ?? renew.problem;
  return (
    <li className="connection">
      <div className="connection-head"><h3>{name}</h3>{state === 'paused' ? <State tone="off">{t({ ca: 'Aturada', es: 'Detenida', en: 'Paused' })}</State> : <State tone="success">{t({ ca: 'Oberta', es: 'Abierta', en: 'Open' })}</State>}</div>
      <p className="soft small">{does === 'message' ? t({ ca: 'Envia el missatge «{target}» a qui l’espera.', es: 'Envía el mensaje «{target}» a quien lo espera.', en: 'Sends the message “{target}” to whoever awaits it.' }, { target }) : t({ ca: 'Comença el procés «{target}».', es: 'Inicia el proceso «{target}».', en: 'Starts the process “{target}”.' }, { target })}</p>
      <p className="small connection-base"><code>{url}</code></p>
      <p className="small soft tabular">{deliveries === 0 ? t({ ca: 'Encara no ha rebut res.', es: 'Todavía no ha recibido nada.', en: 'It has received nothing yet.' }) : t({ ca: '{count} avisos els últims 30 dies; l’últim, {when}.', es: '{count} avisos en los últimos 30 días; el último, {when}.', en: '{count} deliveries in the last 30 days; the last {when}.' }, { count: format.integer(deliveries), when: format.ago(last ?? '') })}</p>
      {problem && <ProblemNotice problem={problem} />}
      {may && <div className="connection-acts">
        <Button small busy={pause.running} onClick={() => void pause.run({ hook: id, paused: state === 'active' })}>{state === 'active' ? t({ ca: 'Atura-la', es: 'Detener', en: 'Pause it' }) : t({ ca: 'Reprèn-la', es: 'Reanudar', en: 'Resume it' })}</Button>
        <Button small busy={renew.running} onClick={() => void renew.run({ hook: id }).then((made) => setSecret(made?.secret))}>{t({ ca: 'Canvia’n el secret', es: 'Cambiar el secreto', en: 'Renew its secret' })}</Button>
      </div>}
      {secret !== undefined && <ShownOnce url={url} secret={secret} onClose={() => setSecret(undefined)} />}
    </li>
  );
}

function OpenDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun<{ url: string; secret: string }>('connectors.open-hook');
  const [name, setName] = useState('');
  const [does, setDoes] = useState('message');
  const [target, setTarget] = useState('');
  const [key, setKey] = useState('');
  const [made, setMade] = useState<{ url: string; secret: string }>();
  if (made !== undefined) return <ShownOnce {...made} onClose={onClose} />;
  const open = async () => setMade(await run({ name: name.trim(), does, target: target.trim(), key: key.split('.').map((each) => each.trim()).filter((each) => each !== '') }));
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Obrir una adreça d’entrada', es: 'Abrir una dirección de entrada', en: 'Open an incoming address' })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={name.trim() === '' || target.trim() === ''} onClick={() => void open()}>{t({ ca: 'Obre-la', es: 'Abrir', en: 'Open it' })}</Button>
    </>}>
      <div className="form">
        <TextField label={t({ ca: 'Nom', es: 'Nombre', en: 'Name' })} value={name} maxLength={120} onValue={setName} />
        <RadioGroup label={t({ ca: 'Què fa', es: 'Qué hace', en: 'What it does' })} value={does} onValue={setDoes} options={[{ value: 'message', label: t({ ca: 'Envia un missatge a qui l’espera', es: 'Envía un mensaje a quien lo espera', en: 'Sends a message to whoever awaits it' }) }, { value: 'start', label: t({ ca: 'Comença un procés', es: 'Inicia un proceso', en: 'Starts a process' }) }]} />
        <TextField label={does === 'message' ? t({ ca: 'Nom del missatge', es: 'Nombre del mensaje', en: 'Name of the message' }) : t({ ca: 'Codi del procés', es: 'Código del proceso', en: 'Code of the process' })} value={target} maxLength={200} onValue={setTarget} />
        <TextField label={t({ ca: 'On diu de què tracta', es: 'Dónde dice de qué trata', en: 'Where it says what it is about' })} optional help={t({ ca: 'El camp del que s’envia que diu de quin tràmit és, com ara pagament.referencia.', es: 'El campo de lo enviado que dice de qué trámite es, como pago.referencia.', en: 'The field of what is sent that says which instance it is about, such as payment.reference.' })} value={key} onValue={setKey} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** The secret of an address, shown this once, and how to sign with it. */
function ShownOnce({ url, secret, onClose }: { url: string; secret: string; onClose(): void }) {
  const t = useText();
  const copy = () => void navigator.clipboard.writeText(secret).then(() => toast({ ca: 'Copiat', es: 'Copiado', en: 'Copied' }));
  return (
    <Dialog open wide onClose={onClose} title={t({ ca: 'Copieu el secret ara', es: 'Copie el secreto ahora', en: 'Copy the secret now' })} footer={<Button look="primary" onClick={onClose}>{t({ ca: 'Ja el tinc', es: 'Ya lo tengo', en: 'I have it' })}</Button>}>
      <div className="form">
        <p>{t({ ca: 'No es tornarà a mostrar. Si es perd, se’n pot fer un de nou.', es: 'No se volverá a mostrar. Si se pierde, se puede hacer uno nuevo.', en: 'It will not be shown again. If it is lost, a new one can be made.' })}</p>
        <TextField label={t({ ca: 'Secret', es: 'Secreto', en: 'Secret' })} readOnly value={secret} className="ds-input code" />
        <div><Button onClick={copy}>{t({ ca: 'Copia’l', es: 'Copiar', en: 'Copy' })}</Button></div>
        <details className="processes-data" open><summary>{t({ ca: 'Com s’hi envia', es: 'Cómo se envía', en: 'How to send' })}</summary>
          <pre className="connection-how" tabIndex={0}>{`POST ${url}\ncontent-type: application/json\ncomu-timestamp: <${t({ ca: 'segons des de 1970', es: 'segundos desde 1970', en: 'seconds since 1970' })}>\ncomu-signature: v1=<hex(HMAC-SHA256(${t({ ca: 'secret', es: 'secreto', en: 'secret' })}, timestamp + "." + body))>`}</pre>
        </details>
      </div>
    </Dialog>
  );
}
