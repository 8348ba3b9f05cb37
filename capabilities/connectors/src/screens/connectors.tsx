import { useState } from 'react';
import { Button, EmptyState, Page, PlusIcon, ProblemNotice, Section, Skeleton, State, useFormat, useOrganisation, useQueryOperation, useRun, useText } from '@comu/design';
import { ConnectionDialog, SecretDialog } from './connection-dialogs.tsx';
import { Hooks } from './hooks.tsx';
import type { ConnectionRow, ConnectorsAtWork } from './rows.ts';
import './connectors.css';

/** The systems that processes may call and how each does, and the addresses where others tell processes something. */
export function Connectors() {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<ConnectorsAtWork>('connectors.at-work');
  const [editing, setEditing] = useState<ConnectionRow | 'new'>();
  const may = organisation?.can('connectors.manage') === true;
  const add = may && <Button look="primary" icon={PlusIcon} onClick={() => setEditing('new')}>{t({ ca: 'Afegeix una connexió', es: 'Añadir una conexión', en: 'Add a connection' })}</Button>;
  return (
    <Page title={t({ ca: 'Connectors', es: 'Conectores', en: 'Connectors' })} lead={t({ ca: 'Amb quins sistemes de fora parlen els processos, i com va cadascun.', es: 'Con qué sistemas de fuera hablan los procesos, y cómo va cada uno.', en: 'Which outside systems the processes talk to, and how each does.' })} actions={data !== undefined && data.connections.length > 0 ? add : undefined}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data !== undefined && <>
        {data.connections.length === 0
          ? <EmptyState title={t({ ca: 'Els processos encara no criden cap sistema', es: 'Los procesos todavía no llaman a ningún sistema', en: 'Processes call no system yet' })} action={add}>{t({ ca: 'Afegiu-hi l’adreça d’un sistema i el seu codi: els models el cridaran amb l’operació «connectors.http».', es: 'Añada la dirección de un sistema y su código: los modelos lo llamarán con la operación «connectors.http».', en: 'Add the address of a system and its code: models will call it with the operation “connectors.http”.' })}</EmptyState>
          : <Section title={t({ ca: 'Sistemes que es poden cridar', es: 'Sistemas a los que se puede llamar', en: 'Systems that may be called' })}><ul className="connections">{data.connections.map((each) => <ConnectionItem key={each.id} connection={each} may={may} onEdit={() => setEditing(each)} />)}</ul></Section>}
        <Hooks hooks={data.hooks} may={may} />
      </>}
      {editing !== undefined && <ConnectionDialog connection={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

interface Tried { readonly well: boolean; readonly says: { ca: string; es: string; en: string }; readonly milliseconds: number }

function ConnectionItem({ connection, may, onEdit }: { connection: ConnectionRow; may: boolean; onEdit(): void }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun<Tried>('connectors.try');
  const [tried, setTried] = useState<Tried>();
  const [secret, setSecret] = useState(false);
  const { id, name, code, base, auth, state, secretAt, health } = connection;
  const test = async () => setTried(await run({ connection: id }));
  return (
    <li className="connection">
      <div className="connection-head"><h3>{name}</h3><HealthState connection={connection} /></div>
      <p className="soft small"><code>{code}</code> · <span className="connection-base">{base}</span></p>
      {auth !== 'none' && secretAt === null && <p><State tone="warning">{t({ ca: 'Falta escriure’n el secret', es: 'Falta escribir su secreto', en: 'Its secret is missing' })}</State></p>}
      {auth !== 'none' && secretAt !== null && <p className="small soft">{t({ ca: 'Secret escrit {when}', es: 'Secreto escrito {when}', en: 'Secret written {when}' }, { when: format.ago(secretAt) })}</p>}
      {health !== null && <p className="small soft tabular">{t({ ca: 'Crides: {calls} (fallides: {failed}).', es: 'Llamadas: {calls} (fallidas: {failed}).', en: 'Calls: {calls} (failed: {failed}).' }, { calls: format.integer(health.calls), failed: format.integer(health.failed) })}{health.lastOk !== null && <> {t({ ca: 'Va respondre bé {when}.', es: 'Respondió bien {when}.', en: 'It answered well {when}.' }, { when: format.ago(health.lastOk) })}</>}</p>}
      {tried === undefined && health !== null && health.problem !== null && (health.failures > 0 || health.openUntil !== null) && <p className="small">{t({ ca: 'Últim error ({when}): {problem}', es: 'Último error ({when}): {problem}', en: 'Last failure ({when}): {problem}' }, { when: format.ago(health.lastFailure ?? ''), problem: t(health.problem) })}</p>}
      {isResting(connection) && <p className="small">{t({ ca: 'Com que ha fallat massa vegades seguides, els tràmits no la criden mentre reposa: esperen i després ho tornen a provar sols. Si ja està arreglada, premeu «Prova-la»: si respon bé, deixa de reposar.', es: 'Como ha fallado demasiadas veces seguidas, los trámites no la llaman mientras descansa: esperan y después lo vuelven a intentar solos. Si ya está arreglada, pulse «Probar»: si responde bien, deja de descansar.', en: 'Because it has failed too often in a row, processes do not call it while it rests: they wait, and then try again by themselves. If it is mended already, press “Try it”: if it answers well, it stops resting.' })}</p>}
      {problem && <ProblemNotice problem={problem} />}
      {tried !== undefined && <p aria-live="polite"><State tone={tried.well ? 'success' : 'danger'}>{tried.well ? t({ ca: 'Respon', es: 'Responde', en: 'It answers' }) : t({ ca: 'No va', es: 'No va', en: 'It fails' })}</State> {t(tried.says)} <span className="soft small tabular">{format.integer(tried.milliseconds)} ms</span></p>}
      {may && <div className="connection-acts">
        <Button small busy={running} disabled={state === 'paused'} onClick={() => void test()}>{t({ ca: 'Prova-la', es: 'Probar', en: 'Try it' })}</Button>
        <Button small onClick={onEdit}>{t({ ca: 'Edita', es: 'Editar', en: 'Edit' })}</Button>
        {auth !== 'none' && <Button small onClick={() => setSecret(true)}>{secretAt === null ? t({ ca: 'Escriu el secret', es: 'Escribir el secreto', en: 'Write the secret' }) : t({ ca: 'Canvia el secret', es: 'Cambiar el secreto', en: 'Replace the secret' })}</Button>}
      </div>}
      {secret && <SecretDialog connection={connection} onClose={() => setSecret(false)} />}
    </li>
  );
}

const isResting = ({ state, health }: ConnectionRow): boolean => state === 'active' && health?.openUntil != null && Date.parse(health.openUntil) > Date.now();

function HealthState({ connection }: { connection: ConnectionRow }) {
  const t = useText();
  const format = useFormat();
  const { state, health } = connection;
  if (state === 'paused') return <State tone="off">{t({ ca: 'Aturada', es: 'Detenida', en: 'Paused' })}</State>;
  if (health === null) return <State tone="pending">{t({ ca: 'Encara no s’ha cridat', es: 'Todavía no se ha llamado', en: 'Not called yet' })}</State>;
  if (isResting(connection) && health.openUntil !== null) return <State tone="danger">{t({ ca: 'Reposa fins a {when}', es: 'Descansa hasta {when}', en: 'Left alone until {when}' }, { when: format.shortMoment(health.openUntil) })}</State>;
  if (health.failures > 0) return <State tone="warning">{health.failures === 1 ? t({ ca: 'Ha fallat l’última vegada', es: 'Ha fallado la última vez', en: 'It failed the last time' }) : t({ ca: 'Ha fallat les últimes {count} vegades', es: 'Ha fallado las últimas {count} veces', en: 'It failed the last {count} times' }, { count: health.failures })}</State>;
  return <State tone="success">{t({ ca: 'Va bé', es: 'Va bien', en: 'Doing well' })}</State>;
}
